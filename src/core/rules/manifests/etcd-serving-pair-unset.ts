import { MANIFESTS } from '../pages/manifests.ts';
import { etcdPairUnset } from './etcdPairUnset.ts';

/** CIS 2.1. */
export const etcdServingPairUnset = etcdPairUnset(MANIFESTS['etcd-serving-pair-unset'], {
  urls: 'listen-client-urls',
  certificate: 'cert-file',
  key: 'key-file',
  auto: 'auto-tls',
});
