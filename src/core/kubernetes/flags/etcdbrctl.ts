import { phrase } from '../../model/text/text.ts';
import { etcdClientRows } from './etcdClient.ts';
import { flagRows } from './rows.ts';

const URL = 'https://github.com/gardener/etcd-backup-restore/blob/master/docs/deployment/getting_started.md';

/** The flags of etcd-backup-restore that concern its connection to etcd (gardener/etcd-backup-restore, pkg/types/etcdconnection.go). */
export const ETCDBRCTL_FLAGS = flagRows('etcdbrctl', URL, [
  ...etcdClientRows('etcd-backup-restore'),
  {
    name: 'insecure-skip-tls-verify',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcd-backup-restore does not verify etcd’s certificate.'),
    whenOmitted: phrase('etcd’s certificate is not verified.'),
  },
  {
    name: 'insecure-transport',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcd-backup-restore may connect without TLS.'),
  },
]);
