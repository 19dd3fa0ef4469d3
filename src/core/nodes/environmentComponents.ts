import { flagsAfter } from '../kubernetes/commandFlags.ts';
import type { ComponentDocument, Flag } from '../kubernetes/documents.ts';
import { etcdFlagName } from '../kubernetes/etcdEnvironment.ts';
import { flagSpec } from '../kubernetes/flagTable.ts';
import { expandCommand, type PlacedText } from '../kubernetes/units/expandCommand.ts';
import { sourceSpan } from '../kubernetes/units/sourceText.ts';
import type { NodeFile } from './node.ts';
import type { ServiceView } from './service.ts';

/**
 * Components that are told by files of variables alone: etcd by ETCD_*, and the kubelet by the files that kubeadm's drop-in reads,
 * where no unit is at hand that says otherwise.
 */
export function variableComponents(
  files: readonly NodeFile[],
  known: readonly ComponentDocument[],
  services: readonly ServiceView[],
): readonly ComponentDocument[] {
  const used = new Set(services.flatMap(({ environmentFiles }) => environmentFiles.map(({ file }) => file.uri)));
  const documents: ComponentDocument[] = [];
  const kubelet = known.some(({ component }) => component === 'kubelet') ? undefined : kubeletOf(files);
  if (kubelet) documents.push(kubelet);
  for (const { file } of files) {
    if (!file.environment || used.has(file.uri)) continue;
    const variables = file.environment.variables.map(
      ({ name, value }) => [name, { source: value, uri: file.uri }] as const,
    );
    const flags = etcdVariables(new Map(variables));
    if (flags.some(({ name }) => flagSpec('etcd', name))) documents.push(document('etcd', file.uri, flags));
  }
  return documents;
}

/** etcd's flags among variables: each is the flag's name in capitals after ETCD_ (etcd.io, "Configuration options"). */
export function etcdVariables(variables: ReadonlyMap<string, PlacedText>): readonly Flag[] {
  return [...variables].flatMap(([spelling, { source, uri }]) => {
    const name = etcdFlagName(spelling);
    if (name === undefined) return [];
    const valueSpan = sourceSpan(source, 0, source.text.length);
    return [{ name, spelling, value: source.text, span: valueSpan, valueSpan, uri }];
  });
}

/** What kubeadm's drop-in reads, in its order (kubernetes.io, "Configuring each kubelet in your cluster using kubeadm"). */
const KUBELET_FILES = [
  { path: /^\/var\/lib\/kubelet\/kubeadm-flags\.env$/, variable: 'KUBELET_KUBEADM_ARGS' },
  { path: /^\/etc\/(default|sysconfig)\/kubelet$/, variable: 'KUBELET_EXTRA_ARGS' },
] as const;

function kubeletOf(files: readonly NodeFile[]): ComponentDocument | undefined {
  const parts = KUBELET_FILES.flatMap(({ path, variable }) =>
    files.flatMap(({ hostPath, file }) => {
      const found = path.test(hostPath ?? '')
        ? file.environment?.variables.findLast(({ name }) => name === variable)
        : undefined;
      return found ? [{ uri: file.uri, flags: argumentsIn({ source: found.value, uri: file.uri }) }] : [];
    }),
  );
  const [first] = parts;
  return (
    first &&
    document(
      'kubelet',
      first.uri,
      parts.flatMap(({ flags }) => flags),
    )
  );
}

function argumentsIn(value: PlacedText): readonly Flag[] {
  return flagsAfter('kubelet', expandCommand(value, new Map()) ?? []);
}

function document(component: 'etcd' | 'kubelet', uri: string, flags: readonly Flag[]): ComponentDocument {
  const span = flags[0]?.span ?? { start: 0, end: 0 };
  return { kind: 'component', uri, component, source: 'environment', span, commandSpan: span, flags };
}
