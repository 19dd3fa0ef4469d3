import { MANIFESTS } from '../pages/manifests.ts';
import { etcdAutoTls } from './etcdAutoTls.ts';

/** CIS 2.3. */
export const etcdAutoTlsOn = etcdAutoTls(MANIFESTS['etcd-auto-tls-on'], '');
