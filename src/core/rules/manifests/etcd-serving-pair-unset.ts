import { etcdPairUnset } from './etcdPairUnset.ts';

/** CIS 2.1. */
export const etcdServingPairUnset = etcdPairUnset({
  id: 'manifests/etcd-serving-pair-unset',
  title: 'etcd listens to clients on https without a certificate',
  urls: 'listen-client-urls',
  certificate: 'cert-file',
  key: 'key-file',
  auto: 'auto-tls',
  message:
    '`TLS key/cert (--cert-file, --key-file) must be provided for client url {url} with HTTPS scheme`: etcd exits.',
  cis: '2.1',
});
