import { phrase } from '../../model/text/text.ts';
import { etcdClientRows } from './etcdClient.ts';
import { flagRows } from './rows.ts';

/** The global flags of etcdctl's API 3 that concern the PKI (etcd.io, "Interacting with etcd"; etcd, etcdctl/README.md). */
export const ETCDCTL_FLAGS = flagRows('etcdctl', 'https://etcd.io/docs/latest/dev-guide/interacting_v3/', [
  ...etcdClientRows('etcdctl'),
  {
    name: 'insecure-skip-tls-verify',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcdctl does not verify etcd’s certificate.'),
  },
]);
