import { flagText } from '../../cluster/nodes/flags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';

/**
 * Whether etcd starts with no member besides itself, so that no peer is dialled yet. The first node of a kubeadm cluster
 * keeps saying so after others have joined; what breaks peers is therefore a warning there, not silence.
 */
export function isSingleMember(etcd: ComponentView | undefined): boolean {
  return listOf(flagText(etcd, 'initial-cluster')).length < 2;
}
