import type { NodeView } from '../../model/node.ts';
import { sidesOf } from '../../uses/sides.ts';

/** Whether the node has an etcd that requires certificates of its clients. Of an etcd elsewhere this is not known. */
export function etcdVerifiesClients(node: NodeView): boolean {
  return sidesOf(node).listening.some(({ service, demand }) => service === 'etcd' && demand === 'required');
}
