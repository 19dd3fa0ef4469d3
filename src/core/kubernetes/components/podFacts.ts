import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { HttpProbe, PodFacts } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Name, annotations, the container's HTTP probes and what it runs as. */
export function podFacts(pod: YamlNode, container: YamlNode): PodFacts {
  return {
    name: located(childOf(pod, 'metadata', 'name'), 'metadata.name'),
    annotations: annotationsOf(pod),
    probes: PROBES.flatMap((kind) => probeOf(container, kind) ?? []),
    ...(hasSidecars(pod, container) && { hasSidecars: true }),
    runsAs: [container, childOf(pod, 'spec')].flatMap((of) => idsIn(childOf(of, 'securityContext'))),
  };
}

/** Containers that run next to this one, and therefore answer at its addresses. */
function hasSidecars(pod: YamlNode, container: YamlNode): boolean {
  return lastingContainers(childOf(pod, 'spec')).some((one) => one !== container);
}

/** The containers that keep running, sidecars included (pkg/api/v1/pod, IsRestartableInitContainer). */
export function lastingContainers(spec: YamlNode | undefined): readonly YamlNode[] {
  const sidecars = itemsAt(spec, 'initContainers').filter((one) => textAt(one, 'restartPolicy') === 'Always');
  return [...itemsAt(spec, 'containers'), ...sidecars];
}

function annotationsOf(pod: YamlNode): ReadonlyMap<string, Located<string>> {
  const annotations = childOf(pod, 'metadata', 'annotations');
  const found = new Map<string, Located<string>>();
  for (const { key, value } of annotations?.kind === 'map' ? annotations.entries : []) {
    if (value.kind !== 'scalar') continue;
    found.set(key, { value: value.value, span: value.contentSpan, path: `metadata.annotations.${key}` });
  }
  return found;
}

function probeOf(container: YamlNode, kind: HttpProbe['kind']): HttpProbe | undefined {
  const probe = entryOf(childOf(container, kind), 'httpGet')?.value;
  if (probe === undefined) return undefined;
  const port = scalarAt(probe, 'port');
  const text = port?.value ?? '';
  return {
    kind,
    host: textAt(probe, 'host'),
    port: /^\d+$/.test(text) ? Number(text) : namedPort(container, text),
    scheme: textAt(probe, 'scheme') === 'HTTPS' ? 'https' : 'http',
    span: probe.span,
  };
}

/** The ids of a SecurityContext or PodSecurityContext (core/v1). */
function idsIn(context: YamlNode | undefined): readonly number[] {
  const single = ['runAsUser', 'runAsGroup', 'fsGroup'].map((name) => textAt(context, name));
  const groups = itemsAt(context, 'supplementalGroups').map((item) =>
    item.kind === 'scalar' ? item.value : undefined,
  );
  return [...single, ...groups].flatMap((text) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : []));
}

function namedPort(container: YamlNode, name: string): number | undefined {
  const port = itemsAt(container, 'ports').find((one) => textAt(one, 'name') === name);
  const text = textAt(port, 'containerPort') ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
