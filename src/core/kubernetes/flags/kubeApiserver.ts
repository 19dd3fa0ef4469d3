import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import { APISERVER_AUTHENTICATION_FLAGS } from './apiserverAuthentication.ts';
import { APISERVER_CLIENT_FLAGS } from './apiserverClients.ts';
import { FORMER_APISERVER_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

const SERVING: readonly FlagRow[] = [
  {
    name: 'tls-cert-file',
    side: 'listens api',
    role: 'certificate',
    pair: 'tls-private-key-file',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate that the API server presents to clients, followed by intermediates.'),
    agreesWith: phrase(
      'Its SANs must cover every kubeconfig’s server; every kubeconfig’s CA and the controller manager’s --root-ca-file must contain its issuer.',
    ),
    whenOmitted: phrase('A self-signed pair that no kubeconfig trusts is created in --cert-dir.'),
    cis: '1.2.24',
  },
  {
    name: 'tls-private-key-file',
    side: 'listens api',
    role: 'privateKey',
    pair: 'tls-cert-file',
    summary: phrase('Private key of the serving certificate.'),
    agreesWith: phrase('It must be the key of --tls-cert-file.'),
    cis: '1.2.24',
  },
  {
    name: 'cert-dir',
    role: 'directory',
    summary: phrase('Directory for the self-signed serving certificate that is created if none is set.'),
  },
  {
    name: 'tls-sni-cert-key',
    role: 'text',
    repeatable: true,
    summary: phrase(
      'Additional serving pairs, selected by the host name a client requests (SNI): cert,key or cert,key:name,name.',
    ),
    agreesWith: phrase('Clients that connect to an IP address send no name and get --tls-cert-file.'),
  },
  {
    name: 'tls-min-version',
    role: 'text',
    summary: phrase('Minimum TLS version: VersionTLS10 to VersionTLS13.'),
  },
  {
    name: 'tls-cipher-suites',
    role: 'names',
    type: 'list',
    summary: phrase('Cipher suites for TLS 1.2 and earlier, with their Go names.'),
    cis: '1.2.29',
  },
  {
    name: 'tls-curve-preferences',
    versions: from(36, kubernetesPull(137115)),
    role: 'names',
    type: 'list',
    summary: phrase('Allowed key exchange mechanisms, as Go CurveID numbers; the order is ignored.'),
  },
];

const SERVICE_ACCOUNTS: readonly FlagRow[] = [
  {
    name: 'service-account-key-file',
    side: 'verifies tokens',
    role: 'verificationKeys',
    repeatable: true,
    summary: phrase('Public keys used to verify service account tokens.'),
    agreesWith: phrase(
      'It must contain the public keys of --service-account-signing-key-file and of the controller manager’s --service-account-private-key-file.',
    ),
    cis: '1.2.22',
  },
  {
    name: 'service-account-signing-key-file',
    side: 'signs tokens',
    role: 'signingKey',
    summary: phrase('Private key used to sign service account tokens.'),
    agreesWith: phrase('--service-account-key-file must contain its public key.'),
    whenOmitted: phrase(
      'The API server exits: --service-account-signing-key-file, --service-account-issuer, and --api-audiences should be specified together.',
    ),
  },
  {
    name: 'service-account-issuer',
    role: 'text',
    repeatable: true,
    summary: phrase('Issuer of service account tokens; the first is used for new tokens, all are accepted.'),
  },
  {
    name: 'service-account-signing-endpoint',
    versions: from(32, kubernetesPull(128190)),
    role: 'text',
    summary: phrase('Socket of an external signer for service account tokens.'),
  },
  {
    name: 'service-account-jwks-uri',
    versions: from(18, kubernetesPull(80724)),
    role: 'text',
    summary: phrase('URI of the JSON Web Key Set with the service account public keys.'),
  },
  { name: 'api-audiences', role: 'names', type: 'list', summary: phrase('Accepted token audiences.') },
];

const ADDRESSES: readonly FlagRow[] = [
  {
    name: 'advertise-address',
    role: 'address',
    summary: phrase('Address at which other components of this node and the cluster reach this API server.'),
    agreesWith: phrase('It must be a SAN of --tls-cert-file.'),
  },
  {
    name: 'service-cluster-ip-range',
    role: 'names',
    type: 'list',
    summary: phrase('Service IP range; its first address is the API server’s address inside the cluster.'),
    agreesWith: phrase('The first address must be a SAN of --tls-cert-file.'),
  },
  { name: 'secure-port', role: 'text', summary: phrase('Port to listen on; 6443 by default.') },
  { name: 'bind-address', role: 'address', summary: phrase('Address to listen on.') },
  {
    name: 'external-hostname',
    role: 'address',
    summary: phrase('Host name used in generated URLs and self-signed certificates.'),
  },
];

/** kube-apiserver's flags that concern the PKI (kubernetes.io, "kube-apiserver"). */
export const KUBE_APISERVER_FLAGS = flagRows(
  'kube-apiserver',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  [
    ...SERVING,
    ...APISERVER_AUTHENTICATION_FLAGS,
    ...APISERVER_CLIENT_FLAGS,
    ...SERVICE_ACCOUNTS,
    ...ADDRESSES,
    ...FORMER_APISERVER_FLAGS,
  ],
);
