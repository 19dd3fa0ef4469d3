import type { NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { fileViews } from './flags.ts';

type References = Pick<NodeView, 'components' | 'kubeconfigs' | 'services'>;

/** The files that component flags, kubeconfig fields and units resolve to, with repetitions. */
export function* namedFiles(node: References): Generator<Extract<Resolution, { kind: 'file' }>> {
  for (const resolution of namedPaths(node)) if (resolution.kind === 'file') yield resolution;
}

/** The resolution of every path in component flags, kubeconfig fields and EnvironmentFile= of units. */
export function* namedPaths({ components, kubeconfigs, services = [] }: References): Generator<Resolution> {
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
  for (const { environmentPaths } of services) yield* environmentPaths;
}
