import { etcdPairUnset } from './etcdPairUnset.ts';

/** CIS 2.4. */
export const etcdPeerPairUnset = etcdPairUnset({
  id: 'manifests/etcd-peer-pair-unset',
  title: 'etcd listens to peers on https without a certificate',
  urls: 'listen-peer-urls',
  certificate: 'peer-cert-file',
  key: 'peer-key-file',
  auto: 'peer-auto-tls',
  message: '`cannot listen on TLS for {url}: KeyFile and CertFile are not presented`: etcd exits.',
  cis: '2.4',
});
