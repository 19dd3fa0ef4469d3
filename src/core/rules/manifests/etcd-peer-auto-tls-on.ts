import { MANIFESTS } from '../pages/manifests.ts';
import { etcdAutoTls } from './etcdAutoTls.ts';

/** CIS 2.6. */
export const etcdPeerAutoTlsOn = etcdAutoTls(MANIFESTS['etcd-peer-auto-tls-on'], 'peer-');
