import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://github.com/gardener/etcd-backup-restore/blob/master/docs/deployment/getting_started.md';

/** The flags of etcd-backup-restore that concern its connection to etcd (gardener/etcd-backup-restore, pkg/types/etcdconnection.go). */
export const ETCDBRCTL_FLAGS = flagRows('etcdbrctl', URL, [
  {
    name: 'cacert',
    side: 'connects etcd',
    role: 'trustBundle',
    summary: phrase('CA by which etcd-backup-restore verifies etcd.'),
    agreesWith: phrase('It must contain the issuer of etcd’s --cert-file.'),
    whenOmitted: phrase('The system root CAs are used.'),
  },
  {
    name: 'cert',
    side: 'connects etcd',
    role: 'certificate',
    pair: 'key',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that etcd-backup-restore presents to etcd.'),
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
    summary: phrase('etcd members that etcd-backup-restore connects to.'),
    agreesWith: phrase('The SANs of each member’s --cert-file must cover its host.'),
    whenOmitted: phrase('127.0.0.1:2379 is used.'),
  },
  {
    name: 'insecure-skip-tls-verify',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcd-backup-restore does not verify etcd’s certificate.'),
    whenOmitted: phrase('It is not verified.'),
  },
  {
    name: 'insecure-transport',
    role: 'switch',
    type: 'boolean',
    summary: phrase('etcd-backup-restore may connect without TLS.'),
  },
]);
