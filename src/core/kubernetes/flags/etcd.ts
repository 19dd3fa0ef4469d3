import { phrase } from '../../model/text/text.ts';
import { etcdChangelog, etcdSource, from } from '../versions/sources.ts';
import { ETCD_PEER_FLAGS } from './etcdPeers.ts';
import { FORMER_ETCD_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

const CLIENT_SIDE: readonly FlagRow[] = [
  {
    name: 'cert-file',
    role: 'certificate',
    pair: 'key-file',
    purposes: ['serverAuth'],
    summary: phrase('The certificate etcd shows to its clients, and, as a client, to itself.'),
    agreesWith: phrase(
      'Its names must cover the hosts in the API server’s --etcd-servers; its issuer must be in --etcd-cafile there.',
    ),
    whenOmitted: phrase('etcd stops where it listens on https.'),
    cis: '2.1',
  },
  {
    name: 'key-file',
    role: 'privateKey',
    pair: 'cert-file',
    summary: phrase('The private key of the serving certificate.'),
    agreesWith: phrase('It must be the key of --cert-file.'),
    cis: '2.1',
  },
  {
    name: 'client-cert-file',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'certificate',
    pair: 'client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('The certificate etcd shows when it dials itself.'),
    whenOmitted: phrase('--cert-file serves for that as well.'),
  },
  {
    name: 'client-key-file',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'privateKey',
    pair: 'client-cert-file',
    summary: phrase('The private key of the certificate etcd dials itself with.'),
  },
  {
    name: 'trusted-ca-file',
    role: 'trustBundle',
    summary: phrase(
      'The CA whose client certificates may read and write everything; its presence alone makes them mandatory.',
    ),
    agreesWith: phrase(
      'It must hold the issuer of the API server’s --etcd-certfile, and be another CA than the cluster’s.',
    ),
    whenOmitted: phrase('With --client-cert-auth the system’s roots are used; without, no client is verified.'),
    cis: '2.7',
  },
  {
    name: 'client-cert-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether clients must show a certificate of --trusted-ca-file.'),
    cis: '2.2',
  },
  {
    name: 'client-crl-file',
    role: 'revocationList',
    summary: phrase('Revoked client certificates; DER from etcd 3.6 on.'),
  },
  {
    name: 'client-cert-allowed-hostname',
    versions: from(4, etcdSource('v3.4.0', 'etcdmain/config.go')),
    role: 'names',
    type: 'list',
    summary: phrase('The names of which a client certificate must have one.'),
  },
  {
    name: 'auto-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether a self-signed serving certificate is made, which nobody can verify.'),
    cis: '2.3',
  },
];

const ADDRESSES: readonly FlagRow[] = [
  {
    name: 'listen-client-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('Where clients are served; certificates are ignored for an http URL.'),
    agreesWith: phrase('Scheme and port must be those of the API server’s --etcd-servers.'),
  },
  {
    name: 'advertise-client-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('Where clients are told to dial.'),
    agreesWith: phrase('Each host must be a name of --cert-file.'),
  },
  { name: 'listen-peer-urls', role: 'urls', type: 'list', summary: phrase('Where other members are served.') },
  {
    name: 'initial-advertise-peer-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('Where other members dial this one.'),
    agreesWith: phrase('Each host must be a name of --peer-cert-file.'),
  },
  {
    name: 'listen-metrics-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('Where metrics and health are served; plain http on loopback is kubeadm’s own choice.'),
  },
  {
    name: 'listen-client-http-urls',
    versions: from(4, etcdChangelog('3.4')),
    role: 'urls',
    type: 'list',
    summary: phrase('URLs where clients get HTTP only, separate from gRPC.'),
  },
  {
    name: 'initial-cluster-state',
    role: 'text',
    summary: phrase('Whether the member founds a cluster ("new") or joins one ("existing").'),
  },
  {
    name: 'initial-cluster',
    role: 'names',
    type: 'list',
    summary: phrase('The members the cluster starts with, name=URL.'),
  },
  { name: 'name', role: 'text', summary: phrase('The name of this member.') },
  { name: 'data-dir', role: 'directory', summary: phrase('Where the data lies.') },
];

const VERSIONS: readonly FlagRow[] = [
  {
    name: 'tls-min-version',
    versions: from(4, etcdChangelog('3.4')),
    role: 'text',
    summary: phrase('The lowest TLS version: TLS1.2 or TLS1.3.'),
  },
  {
    name: 'tls-max-version',
    versions: from(4, etcdChangelog('3.4')),
    role: 'text',
    summary: phrase('The highest TLS version: TLS1.2 or TLS1.3.'),
  },
  { name: 'cipher-suites', role: 'names', type: 'list', summary: phrase('Cipher suites for TLS 1.2, by Go’s names.') },
  {
    name: 'self-signed-cert-validity',
    versions: from(5, etcdChangelog('3.5')),
    role: 'text',
    summary: phrase('Years a self-signed certificate of auto TLS is valid.'),
  },
  { name: 'config-file', role: 'file', summary: phrase('A configuration file; every other flag is then ignored.') },
  {
    name: 'strict-reconfig-check',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether changes that would lose the quorum are refused.'),
  },
  {
    name: 'force-new-cluster',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether a one-member cluster is made of this member’s data.'),
  },
];

/** etcd's flags that concern the PKI (etcd.io, "Configuration options" and "Transport security model"). */
export const ETCD_FLAGS = flagRows('etcd', 'https://etcd.io/docs/latest/op-guide/security/', [
  ...CLIENT_SIDE,
  ...ETCD_PEER_FLAGS,
  ...ADDRESSES,
  ...VERSIONS,
  ...FORMER_ETCD_FLAGS,
]);
