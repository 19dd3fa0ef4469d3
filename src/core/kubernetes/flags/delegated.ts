import type { SideName } from '../../model/flagSpec.ts';
import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** The bundle that kube-controller-manager and kube-scheduler read when they start. */
export const DELEGATED_CLIENT_CAS = 'client-ca-file';

/**
 * The flags that kube-controller-manager and kube-scheduler share: their kubeconfigs and their own HTTPS port, whose pair belongs to the side
 * `server`.
 */
export const delegatedFlags = (server: SideName): readonly FlagRow[] => [
  {
    name: 'authentication-kubeconfig',
    role: 'kubeconfig',
    summary: phrase('Kubeconfig used to authenticate callers with the API server.'),
    whenOmitted: phrase('Callers of the HTTPS port cannot be authenticated.'),
  },
  {
    name: 'authorization-kubeconfig',
    role: 'kubeconfig',
    summary: phrase('Kubeconfig used to authorize callers with the API server.'),
    whenOmitted: phrase('Only requests to always-allowed paths are authorized.'),
  },
  {
    name: 'authentication-skip-lookup',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to skip looking up the client CAs that the cluster publishes.'),
  },
  {
    name: 'authentication-tolerate-lookup-failure',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether callers are treated as anonymous if the published CAs cannot be read.'),
  },
  {
    name: DELEGATED_CLIENT_CAS,
    role: 'trustBundle',
    summary: phrase('CAs used to verify client certificates at this component’s HTTPS port.'),
    agreesWith: phrase('It should match the API server’s --client-ca-file.'),
  },
  {
    name: 'requestheader-client-ca-file',
    role: 'trustBundle',
    summary: phrase('CA used to verify front proxies at this component’s HTTPS port.'),
    agreesWith: phrase('It should match the API server’s --requestheader-client-ca-file.'),
  },
  {
    name: 'requestheader-allowed-names',
    role: 'names',
    type: 'list',
    summary: phrase('Common names that a front proxy may have.'),
  },
  {
    name: 'tls-cert-file',
    side: server,
    role: 'certificate',
    pair: 'tls-private-key-file',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate of this component’s HTTPS port.'),
    whenOmitted: phrase('A self-signed certificate is created in memory.'),
  },
  {
    name: 'tls-private-key-file',
    side: server,
    role: 'privateKey',
    pair: 'tls-cert-file',
    summary: phrase('Private key of the HTTPS port’s certificate.'),
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
  },
  {
    name: 'tls-curve-preferences',
    versions: from(36, kubernetesPull(137115)),
    role: 'names',
    type: 'list',
    summary: phrase('Allowed key exchange mechanisms, as Go CurveID numbers; the order is ignored.'),
  },
  { name: 'secure-port', role: 'text', summary: phrase('Port of the component’s HTTPS server.') },
  {
    name: 'cert-dir',
    role: 'directory',
    summary: phrase('Directory for the self-signed serving certificate that is created if none is set.'),
  },
  { name: 'bind-address', role: 'address', summary: phrase('Address to listen on.') },
];
