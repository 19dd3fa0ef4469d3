import type { ComponentView } from '../../model/node.ts';
import { flagText } from './flags.ts';

/**
 * Whether an etcd up to 3.5 only passes requests of the v2 API on: a proxy is no member, and opens --listen-client-urls alone (etcd, release-3.5,
 * server/etcdmain/etcd.go, startProxy).
 */
export function isProxyOfMembers(etcd: ComponentView): boolean {
  return ['on', 'readonly'].includes(flagText(etcd, 'proxy') ?? '');
}
