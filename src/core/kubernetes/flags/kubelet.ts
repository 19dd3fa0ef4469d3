import { phrase } from '../../model/text/text.ts';
import { from, kubernetesChangelog, kubernetesPull } from '../versions/sources.ts';
import { FORMER_KUBELET_FLAGS } from './former.ts';
import { flagRows } from './rows.ts';

/** The kubelet's flags and the KubeletConfiguration fields that concern the PKI (kubernetes.io, "Kubelet Configuration (v1beta1)"). */
export const KUBELET_FLAGS = flagRows(
  'kubelet',
  'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  [
    {
      name: 'kubeconfig',
      role: 'kubeconfig',
      summary: phrase(
        'Kubeconfig that the kubelet uses to authenticate to the API server; written by TLS bootstrapping.',
      ),
    },
    {
      name: 'bootstrap-kubeconfig',
      role: 'kubeconfig',
      summary: phrase('Kubeconfig that the kubelet uses to request its first certificate.'),
    },
    { name: 'config', role: 'file', summary: phrase('The KubeletConfiguration; flags override its fields.') },
    {
      name: 'config-dir',
      versions: from(28, kubernetesPull(119390)),
      role: 'directory',
      summary: phrase('Directory of KubeletConfiguration drop-ins, applied in alphabetical order.'),
    },
    {
      name: 'cert-dir',
      role: 'directory',
      summary: phrase('Directory for the certificates that the kubelet requests; /var/lib/kubelet/pki by default.'),
    },
    {
      name: 'client-ca-file',
      field: 'authentication.x509.clientCAFile',
      role: 'trustBundle',
      summary: phrase('CAs used to verify client certificates presented to the kubelet.'),
      agreesWith: phrase('It must contain the issuer of the API server’s --kubelet-client-certificate.'),
      whenOmitted: phrase('The API server’s client certificate is not accepted; logs and exec return Unauthorized.'),
      cis: '4.2.3',
    },
    {
      name: 'anonymous-auth',
      field: 'authentication.anonymous.enabled',
      role: 'switch',
      type: 'boolean',
      summary: phrase('Whether callers without credentials are allowed as system:anonymous.'),
      cis: '4.2.1',
    },
    {
      name: 'authentication-token-webhook',
      field: 'authentication.webhook.enabled',
      role: 'switch',
      type: 'boolean',
      summary: phrase('Whether bearer tokens are checked with the API server.'),
    },
    {
      name: 'authorization-mode',
      field: 'authorization.mode',
      role: 'text',
      summary: phrase('How callers are authorized: Webhook or AlwaysAllow.'),
      cis: '4.2.2',
    },
    {
      name: 'read-only-port',
      field: 'readOnlyPort',
      role: 'text',
      summary: phrase('Read-only port without authentication; 0 disables it.'),
      cis: '4.2.4',
    },
    {
      name: 'tls-cert-file',
      field: 'tlsCertFile',
      role: 'certificate',
      pair: 'tls-private-key-file',
      purposes: ['serverAuth'],
      summary: phrase('Serving certificate that the kubelet presents to the API server.'),
      agreesWith: phrase('The API server’s --kubelet-certificate-authority, if set, must contain its issuer.'),
      whenOmitted: phrase('A self-signed kubelet.crt is created, which is never renewed.'),
      cis: '4.2.9',
    },
    {
      name: 'tls-private-key-file',
      field: 'tlsPrivateKeyFile',
      role: 'privateKey',
      pair: 'tls-cert-file',
      summary: phrase('Private key of the kubelet’s serving certificate.'),
      agreesWith: phrase('It must be the key of tlsCertFile.'),
      cis: '4.2.9',
    },
    {
      name: 'tls-min-version',
      field: 'tlsMinVersion',
      role: 'text',
      summary: phrase('Minimum TLS version: VersionTLS10 to VersionTLS13.'),
    },
    {
      name: 'tls-cipher-suites',
      field: 'tlsCipherSuites',
      role: 'names',
      type: 'list',
      summary: phrase('Cipher suites for TLS 1.2 and earlier, with their Go names.'),
      cis: '4.2.12',
    },
    {
      name: 'tls-curve-preferences',
      field: 'tlsCurvePreferences',
      role: 'names',
      type: 'list',
      versions: from(36, kubernetesChangelog('1.36')),
      summary: phrase('Allowed key exchange mechanisms, as Go CurveID numbers; the order is ignored.'),
    },
    {
      name: 'rotate-certificates',
      field: 'rotateCertificates',
      role: 'switch',
      type: 'boolean',
      summary: phrase('Whether the kubelet renews its client certificate automatically.'),
      cis: '4.2.10',
    },
    {
      name: 'rotate-server-certificates',
      field: 'serverTLSBootstrap',
      role: 'switch',
      type: 'boolean',
      summary: phrase(
        'Whether the kubelet requests its serving certificate from the cluster; these requests must be approved.',
      ),
      cis: '4.2.11',
    },
    {
      name: 'pod-manifest-path',
      field: 'staticPodPath',
      role: 'directory',
      summary: phrase('Directory whose files all run as static pods, whatever their extension.'),
    },
    { name: 'cluster-domain', field: 'clusterDomain', role: 'text', summary: phrase('DNS domain of the cluster.') },
    {
      name: 'hostname-override',
      role: 'text',
      summary: phrase('Name of the node; the CN of its certificate is system:node: followed by this name.'),
      cis: '4.2.7',
    },
    ...FORMER_KUBELET_FLAGS,
    { name: 'node-ip', role: 'address', summary: phrase('Addresses of the node.') },
  ],
);
