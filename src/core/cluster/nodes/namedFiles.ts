import type { NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { fileViews } from './flags.ts';

/** The files that flags of components and fields of kubeconfigs lead to; one may come several times. */
export function* namedFiles({
  components,
  kubeconfigs,
}: Pick<NodeView, 'components' | 'kubeconfigs'>): Generator<Extract<Resolution, { kind: 'file' }>> {
  for (const resolution of resolutions(components, kubeconfigs)) if (resolution?.kind === 'file') yield resolution;
}

function* resolutions(
  components: NodeView['components'],
  kubeconfigs: NodeView['kubeconfigs'],
): Generator<Resolution | undefined> {
  for (const component of components) for (const flag of fileViews(component)) yield flag.reference?.resolution;
  for (const { clusters, users } of kubeconfigs) {
    for (const { certificateAuthority } of clusters) yield certificateAuthority?.reference?.resolution;
    for (const { clientCertificate, clientKey } of users) {
      yield clientCertificate?.reference?.resolution;
      yield clientKey?.reference?.resolution;
    }
  }
}
