import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** The flags that kube-controller-manager and kube-scheduler share: their kubeconfigs and their own HTTPS port. */
export const DELEGATED_FLAGS: readonly FlagRow[] = [
  {
    name: 'authentication-kubeconfig',
    role: 'kubeconfig',
    summary: phrase('The kubeconfig used to ask the API server who a caller is.'),
    whenOmitted: phrase('Callers of the HTTPS port cannot be authenticated.'),
  },
  {
    name: 'authorization-kubeconfig',
    role: 'kubeconfig',
    summary: phrase('The kubeconfig used to ask the API server what a caller may do.'),
    whenOmitted: phrase('Only paths that are always allowed are served.'),
  },
  {
    name: 'authentication-skip-lookup',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether the CAs that the cluster publishes for clients are left unread.'),
  },
  {
    name: 'authentication-tolerate-lookup-failure',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether callers are treated as anonymous where the published CAs cannot be read.'),
  },
  {
    name: 'client-ca-file',
    role: 'trustBundle',
    summary: phrase('The CAs whose client certificates log in to this component’s own HTTPS port.'),
    agreesWith: phrase('It should be the API server’s --client-ca-file.'),
  },
  {
    name: 'requestheader-client-ca-file',
    role: 'trustBundle',
    summary: phrase('The CA of front proxies to this component’s own HTTPS port.'),
    agreesWith: phrase('It should be the API server’s --requestheader-client-ca-file.'),
  },
  {
    name: 'requestheader-allowed-names',
    role: 'names',
    type: 'list',
    summary: phrase('The common names a front proxy may have.'),
  },
  {
    name: 'tls-cert-file',
    role: 'certificate',
    pair: 'tls-private-key-file',
    purposes: ['serverAuth'],
    summary: phrase('The certificate of this component’s own HTTPS port.'),
    whenOmitted: phrase('A self-signed certificate is made in memory.'),
  },
  {
    name: 'tls-private-key-file',
    role: 'privateKey',
    pair: 'tls-cert-file',
    summary: phrase('The private key of the HTTPS port’s certificate.'),
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
  },
  {
    name: 'tls-curve-preferences',
    versions: from(36, kubernetesPull(137115)),
    role: 'names',
    type: 'list',
    summary: phrase('Allowed key exchanges, as the numbers of Go’s CurveID; their order is ignored.'),
  },
  { name: 'secure-port', role: 'text', summary: phrase('The port of the component’s own HTTPS server.') },
  {
    name: 'cert-dir',
    role: 'directory',
    summary: phrase('Where a self-signed serving pair is made when none is given.'),
  },
  { name: 'bind-address', role: 'address', summary: phrase('The address listened on.') },
];
