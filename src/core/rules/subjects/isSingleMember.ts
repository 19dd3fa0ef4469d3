import { flagText } from '../../cluster/nodes/flags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';

/**
 * Whether etcd starts as the only member, so that it does not connect to a peer yet. The manifest of a kubeadm cluster's first node stays so after
 * others have joined; a fault that breaks peers is therefore a warning there, not silence.
 */
export function isSingleMember(etcd: ComponentView | undefined): boolean {
  return listOf(flagText(etcd, 'initial-cluster')).length < 2;
}
