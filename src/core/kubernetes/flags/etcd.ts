import { phrase } from '../../model/text/text.ts';
import { etcdChangelog, etcdSource, from } from '../versions/sources.ts';
import { ETCD_PEER_FLAGS } from './etcdPeers.ts';
import { FORMER_ETCD_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

const CLIENT_SIDE: readonly FlagRow[] = [
  {
    name: 'cert-file',
    side: 'listens etcd',
    role: 'certificate',
    pair: 'key-file',
    purposes: ['serverAuth'],
    summary: phrase('Certificate that etcd presents to its clients and, as a client, to itself.'),
    agreesWith: phrase(
      'Its SANs must cover the hosts in the API server’s --etcd-servers; the API server’s --etcd-cafile must contain its issuer.',
    ),
    whenOmitted: phrase('etcd exits if it listens on https.'),
    cis: '2.1',
  },
  {
    name: 'key-file',
    side: 'listens etcd',
    role: 'privateKey',
    pair: 'cert-file',
    summary: phrase('Private key of the serving certificate.'),
    agreesWith: phrase('It must be the key of --cert-file.'),
    cis: '2.1',
  },
  {
    name: 'client-cert-file',
    side: 'connects etcd',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'certificate',
    pair: 'client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that etcd presents when it connects to itself.'),
    whenOmitted: phrase('--cert-file is used instead.'),
  },
  {
    name: 'client-key-file',
    side: 'connects etcd',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'privateKey',
    pair: 'client-cert-file',
    summary: phrase('Private key of the client certificate that etcd uses to connect to itself.'),
  },
  {
    name: 'trusted-ca-file',
    side: 'listens etcd',
    role: 'trustBundle',
    summary: phrase(
      'CA whose client certificates can read and write everything; setting it makes client certificates mandatory.',
    ),
    agreesWith: phrase(
      'It must contain the issuer of the API server’s --etcd-certfile, and differ from the cluster CA.',
    ),
    whenOmitted: phrase('With --client-cert-auth, the system root CAs are used; without it, clients are not verified.'),
    cis: '2.7',
  },
  {
    name: 'client-cert-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether clients must present a certificate signed by --trusted-ca-file.'),
    cis: '2.2',
  },
  {
    name: 'client-crl-file',
    role: 'revocationList',
    summary: phrase('CRL of client certificates; DER since etcd 3.6.'),
  },
  {
    name: 'client-cert-allowed-hostname',
    versions: from(4, etcdSource('v3.4.0', 'etcdmain/config.go')),
    role: 'names',
    type: 'list',
    summary: phrase('Names, one of which a client certificate must have.'),
  },
  {
    name: 'auto-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to create a self-signed serving certificate, which no client can verify.'),
    cis: '2.3',
  },
];

const ADDRESSES: readonly FlagRow[] = [
  {
    name: 'listen-client-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('URLs to listen on for clients; certificates are ignored for http URLs.'),
    agreesWith: phrase('Scheme and port must match the API server’s --etcd-servers.'),
  },
  {
    name: 'advertise-client-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('URLs that etcd advertises to clients.'),
    agreesWith: phrase('Each host must be a SAN of --cert-file.'),
  },
  { name: 'listen-peer-urls', role: 'urls', type: 'list', summary: phrase('URLs to listen on for other members.') },
  {
    name: 'initial-advertise-peer-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('URLs that this member advertises to other members.'),
    agreesWith: phrase('Each host must be a SAN of --peer-cert-file.'),
  },
  {
    name: 'listen-metrics-urls',
    role: 'urls',
    type: 'list',
    summary: phrase('URLs for metrics and health checks; kubeadm uses plain http on loopback.'),
  },
  {
    name: 'listen-client-http-urls',
    versions: from(4, etcdChangelog('3.4')),
    role: 'urls',
    type: 'list',
    summary: phrase('URLs to listen on for HTTP only, separate from gRPC.'),
  },
  {
    name: 'initial-cluster-state',
    role: 'text',
    summary: phrase('Whether the member starts a new cluster ("new") or joins one ("existing").'),
  },
  {
    name: 'initial-cluster',
    role: 'names',
    type: 'list',
    summary: phrase('Initial members of the cluster, as name=URL.'),
  },
  { name: 'name', role: 'text', summary: phrase('Name of this member.') },
  { name: 'data-dir', role: 'directory', summary: phrase('Data directory.') },
];

const VERSIONS: readonly FlagRow[] = [
  {
    name: 'tls-min-version',
    versions: from(4, etcdChangelog('3.4')),
    role: 'text',
    summary: phrase('Minimum TLS version: TLS1.2 or TLS1.3.'),
  },
  {
    name: 'tls-max-version',
    versions: from(4, etcdChangelog('3.4')),
    role: 'text',
    summary: phrase('Maximum TLS version: TLS1.2 or TLS1.3.'),
  },
  {
    name: 'cipher-suites',
    role: 'names',
    type: 'list',
    summary: phrase('Cipher suites for TLS 1.2, with their Go names.'),
  },
  {
    name: 'self-signed-cert-validity',
    versions: from(5, etcdChangelog('3.5')),
    role: 'text',
    summary: phrase('Validity of self-signed auto TLS certificates, in years.'),
  },
  { name: 'config-file', role: 'file', summary: phrase('Configuration file; if set, all other flags are ignored.') },
  {
    name: 'strict-reconfig-check',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to reject changes that would lose quorum.'),
  },
  {
    name: 'force-new-cluster',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to create a one-member cluster from this member’s data.'),
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
