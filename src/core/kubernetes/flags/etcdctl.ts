import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The global flags of etcdctl's API 3 that concern the PKI (etcd.io, "Interacting with etcd"; etcd, etcdctl/README.md). */
export const ETCDCTL_FLAGS = flagRows('etcdctl', 'https://etcd.io/docs/latest/dev-guide/interacting_v3/', [
  {
    name: 'cacert',
    side: 'connects etcd',
    role: 'trustBundle',
    summary: phrase('CA by which etcdctl verifies etcd.'),
    agreesWith: phrase('It must contain the issuer of etcd’s --cert-file.'),
    whenOmitted: phrase('The system root CAs are used.'),
  },
  {
    name: 'cert',
    side: 'connects etcd',
    role: 'certificate',
    pair: 'key',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that etcdctl presents to etcd.'),
    agreesWith: phrase('etcd’s --trusted-ca-file must contain its issuer.'),
  },
  {
    name: 'key',
    side: 'connects etcd',
    role: 'privateKey',
    pair: 'cert',
    summary: phrase('Private key of the client certificate.'),
  },
  {
    name: 'endpoints',
    role: 'urls',
    type: 'list',
    summary: phrase('etcd members that etcdctl connects to.'),
    agreesWith: phrase('The SANs of each member’s --cert-file must cover its host.'),
    whenOmitted: phrase('127.0.0.1:2379 is used.'),
  },
  {
    name: 'insecure-skip-tls-verify',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcdctl does not verify etcd’s certificate.'),
  },
]);
