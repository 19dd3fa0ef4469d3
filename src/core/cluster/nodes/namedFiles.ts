import type { NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { fileViews } from './flags.ts';

type References = Pick<NodeView, 'components' | 'kubeconfigs'>;

/** The files that component flags and kubeconfig fields resolve to, with repetitions. */
export function* namedFiles(node: References): Generator<Extract<Resolution, { kind: 'file' }>> {
  for (const resolution of namedPaths(node)) if (resolution.kind === 'file') yield resolution;
}

/** The resolution of every path in component flags and kubeconfig fields. */
export function* namedPaths({ components, kubeconfigs }: References): Generator<Resolution> {
  for (const component of components) {
    for (const { reference } of fileViews(component)) if (reference) yield reference.resolution;
  }
  for (const { clusters, users } of kubeconfigs) {
    const sources = [
      ...clusters.map(({ certificateAuthority }) => certificateAuthority),
      ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
    ];
    for (const source of sources) if (source?.reference) yield source.reference.resolution;
  }
}
