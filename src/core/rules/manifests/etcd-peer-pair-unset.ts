import { MANIFESTS } from '../pages/manifests.ts';
import { etcdPairUnset } from './etcdPairUnset.ts';

/** CIS 2.4. */
export const etcdPeerPairUnset = etcdPairUnset(MANIFESTS['etcd-peer-pair-unset'], {
  urls: 'listen-peer-urls',
  certificate: 'peer-cert-file',
  key: 'peer-key-file',
  auto: 'peer-auto-tls',
});
