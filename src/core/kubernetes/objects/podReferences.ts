import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { PodReference } from '../../model/documents/objects.ts';
import { mountedObjects } from './mountedObjects.ts';

/** The path of a pod's spec in the objects that contain one, by kind (core/v1, apps/v1, batch/v1). */
const TEMPLATE = ['spec', 'template', 'spec'];
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ...['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'Job'].map((kind) => [kind, TEMPLATE] as const),
  ['CronJob', ['spec', 'jobTemplate', ...TEMPLATE]],
]);

/** The fields of a container that take all values of an object, or one, as environment variables (core/v1 EnvFromSource, EnvVarSource). */
const VARIABLES = [
  ['Secret', 'secretRef', 'secretKeyRef'],
  ['ConfigMap', 'configMapRef', 'configMapKeyRef'],
] as const;

/** The Secrets and ConfigMaps that an object's pods read, in volumes or environment variables; none with a template in the name. */
export function podReferences(object: YamlNode, kind: string): readonly PodReference[] {
  const path = SPECS.get(kind);
  const spec = path && childOf(object, ...path);
  if (!spec) return [];
  const mounted = itemsAt(spec, 'volumes').flatMap((volume) =>
    (mountedObjects(volume)?.sources ?? []).map((one) => ({ kind: one.kind, name: one.name, span: volume.span })),
  );
  const containers = [...itemsAt(spec, 'initContainers'), ...itemsAt(spec, 'containers')];
  return [...mounted, ...containers.flatMap(variableReferences)].filter(({ name }) => !isTemplated(name));
}

function variableReferences(container: YamlNode): readonly PodReference[] {
  const sources = [
    ...itemsAt(container, 'envFrom'),
    ...itemsAt(container, 'env').flatMap((variable) => childOf(variable, 'valueFrom') ?? []),
  ];
  return sources.flatMap((source) =>
    VARIABLES.flatMap(([kind, all, one]): readonly PodReference[] => {
      const name = textAt(source, all, 'name') ?? textAt(source, one, 'name');
      return name ? [{ kind, name, span: source.span }] : [];
    }),
  );
}
