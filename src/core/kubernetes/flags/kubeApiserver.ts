import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import { APISERVER_AUTHENTICATION_FLAGS } from './apiserverAuthentication.ts';
import { APISERVER_CLIENT_FLAGS } from './apiserverClients.ts';
import { FORMER_APISERVER_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

const SERVING: readonly FlagRow[] = [
  {
    name: 'tls-cert-file',
    role: 'certificate',
    pair: 'tls-private-key-file',
    purposes: ['serverAuth'],
    summary: phrase('The certificate the API server shows to every client; intermediates follow the leaf.'),
    agreesWith: phrase(
      'Its names must cover every kubeconfig’s server; its issuer must be in every kubeconfig’s CA and in the controller manager’s --root-ca-file.',
    ),
    whenOmitted: phrase('A self-signed pair that no kubeconfig trusts is made in --cert-dir.'),
    cis: '1.2.24',
  },
  {
    name: 'tls-private-key-file',
    role: 'privateKey',
    pair: 'tls-cert-file',
    summary: phrase('The private key of the serving certificate.'),
    agreesWith: phrase('It must be the key of --tls-cert-file.'),
    cis: '1.2.24',
  },
  {
    name: 'cert-dir',
    role: 'directory',
    summary: phrase('Where a self-signed serving pair is made when none is given.'),
  },
  {
    name: 'tls-sni-cert-key',
    role: 'text',
    repeatable: true,
    summary: phrase(
      'Further serving pairs, chosen by the host name a client asks for: cert,key or cert,key:name,name.',
    ),
    agreesWith: phrase('Clients that dial an IP address send no name and get --tls-cert-file.'),
  },
  {
    name: 'tls-min-version',
    role: 'text',
    summary: phrase('The lowest TLS version served: VersionTLS10 to VersionTLS13.'),
  },
  {
    name: 'tls-cipher-suites',
    role: 'names',
    type: 'list',
    summary: phrase('Cipher suites for TLS 1.2 and below, by Go’s names.'),
    cis: '1.2.29',
  },
  {
    name: 'tls-curve-preferences',
    versions: from(36, kubernetesPull(137115)),
    role: 'names',
    type: 'list',
    summary: phrase('Allowed key exchanges, as the numbers of Go’s CurveID; their order is ignored.'),
  },
];

const SERVICE_ACCOUNTS: readonly FlagRow[] = [
  {
    name: 'service-account-key-file',
    role: 'verificationKeys',
    repeatable: true,
    summary: phrase('The public keys that service-account tokens are verified by.'),
    agreesWith: phrase(
      'It must hold the public half of --service-account-signing-key-file and of the controller manager’s --service-account-private-key-file.',
    ),
    cis: '1.2.22',
  },
  {
    name: 'service-account-signing-key-file',
    role: 'signingKey',
    summary: phrase('The private key that signs service-account tokens.'),
    agreesWith: phrase('Its public half must be in --service-account-key-file.'),
    whenOmitted: phrase('The API server stops: service-account-signing-key-file is a required flag.'),
  },
  {
    name: 'service-account-issuer',
    role: 'text',
    repeatable: true,
    summary: phrase('The issuer written into tokens; the first one signs, all are accepted.'),
  },
  {
    name: 'service-account-signing-endpoint',
    versions: from(32, kubernetesPull(128190)),
    role: 'text',
    summary: phrase('The socket of an external signer of service-account tokens.'),
  },
  {
    name: 'service-account-jwks-uri',
    versions: from(18, kubernetesPull(80724)),
    role: 'text',
    summary: phrase('Where others find the public keys of service-account tokens.'),
  },
  { name: 'api-audiences', role: 'names', type: 'list', summary: phrase('The audiences a token may be for.') },
];

const ADDRESSES: readonly FlagRow[] = [
  {
    name: 'advertise-address',
    role: 'address',
    summary: phrase('The address other components of this node and the cluster reach this API server by.'),
    agreesWith: phrase('It must be a name of --tls-cert-file.'),
  },
  {
    name: 'service-cluster-ip-range',
    role: 'names',
    type: 'list',
    summary: phrase('The range of service addresses; its first address is the API server’s own inside the cluster.'),
    agreesWith: phrase('The first address must be a name of --tls-cert-file.'),
  },
  { name: 'secure-port', role: 'text', summary: phrase('The port served; 6443 by default.') },
  { name: 'bind-address', role: 'address', summary: phrase('The address listened on.') },
  {
    name: 'external-hostname',
    role: 'address',
    summary: phrase('The host name in generated URLs and self-signed certificates.'),
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
