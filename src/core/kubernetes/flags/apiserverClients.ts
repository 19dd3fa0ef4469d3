import { phrase } from '../../model/text/text.ts';
import { enhancement, from } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

const ETCD: readonly FlagRow[] = [
  {
    name: 'etcd-servers',
    side: 'connects etcd',
    role: 'urls',
    type: 'list',
    summary: phrase('etcd members that the API server connects to.'),
    agreesWith: phrase(
      'Scheme and host must match those etcd listens on, and each host must be a SAN of etcd’s --cert-file.',
    ),
    whenOmitted: phrase('The API server exits: --etcd-servers must be specified.'),
  },
  {
    name: 'etcd-servers-overrides',
    role: 'text',
    summary: phrase('Separate etcd servers for individual resources: group/resource#url;url, comma-separated.'),
    agreesWith: phrase('Uses the same files as --etcd-servers: each host must be a SAN of its etcd’s --cert-file.'),
  },
  {
    name: 'etcd-cafile',
    side: 'connects etcd',
    role: 'trustBundle',
    summary: phrase('CA used to verify etcd’s serving certificate.'),
    agreesWith: phrase('It must contain the issuer of etcd’s --cert-file.'),
    whenOmitted: phrase('The system root CAs are used, which do not include a private CA.'),
    cis: '1.2.26',
  },
  {
    name: 'etcd-certfile',
    side: 'connects etcd',
    role: 'certificate',
    pair: 'etcd-keyfile',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that the API server presents to etcd.'),
    agreesWith: phrase('etcd’s --trusted-ca-file must contain its issuer: the etcd CA, not the cluster CA.'),
    whenOmitted: phrase('etcd closes the connection: tls: certificate required.'),
    cis: '1.2.23',
  },
  {
    name: 'etcd-keyfile',
    side: 'connects etcd',
    role: 'privateKey',
    pair: 'etcd-certfile',
    summary: phrase('Private key of the etcd client certificate.'),
    agreesWith: phrase('It must be the key of --etcd-certfile.'),
    cis: '1.2.23',
  },
];

const KUBELETS: readonly FlagRow[] = [
  {
    name: 'kubelet-client-certificate',
    side: 'connects kubelet',
    role: 'certificate',
    pair: 'kubelet-client-key',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that the API server presents to kubelets for logs, exec and port-forward.'),
    agreesWith: phrase('The kubelets’ clientCAFile must contain its issuer.'),
    whenOmitted: phrase('The API server is anonymous to the kubelets.'),
    cis: '1.2.4',
  },
  {
    name: 'kubelet-client-key',
    side: 'connects kubelet',
    role: 'privateKey',
    pair: 'kubelet-client-certificate',
    summary: phrase('Private key of the kubelet client certificate.'),
    agreesWith: phrase('It must be the key of --kubelet-client-certificate.'),
    cis: '1.2.4',
  },
  {
    name: 'kubelet-certificate-authority',
    side: 'connects kubelet',
    role: 'trustBundle',
    summary: phrase('CA used to verify the kubelets’ serving certificates.'),
    agreesWith: phrase(
      'It must contain the issuer of the kubelets’ serving certificates, which are self-signed by default.',
    ),
    whenOmitted: phrase('Kubelet serving certificates are not verified; this is the kubeadm default.'),
    cis: '1.2.5',
  },
  {
    name: 'kubelet-preferred-address-types',
    role: 'names',
    type: 'list',
    summary: phrase('Which node address the API server connects to, and therefore which name it verifies.'),
  },
];

const FRONT_PROXY: readonly FlagRow[] = [
  {
    name: 'proxy-client-cert-file',
    side: 'connects aggregation',
    role: 'certificate',
    pair: 'proxy-client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that the API server presents as front proxy to extension API servers.'),
    agreesWith: phrase(
      '--requestheader-client-ca-file must contain its issuer, and --requestheader-allowed-names its CN.',
    ),
    whenOmitted: phrase('Requests to extension API servers carry no client certificate.'),
  },
  {
    name: 'proxy-client-key-file',
    side: 'connects aggregation',
    role: 'privateKey',
    pair: 'proxy-client-cert-file',
    summary: phrase('Private key of the front proxy’s client certificate.'),
    agreesWith: phrase('It must be the key of --proxy-client-cert-file.'),
  },
  {
    name: 'egress-selector-config-file',
    role: 'file',
    summary: phrase('Connection to nodes and etcd through a proxy such as konnectivity.'),
  },
  {
    name: 'peer-ca-file',
    versions: from(28, enhancement(4020)),
    role: 'trustBundle',
    summary: phrase('CA used to verify the serving certificates of other API servers.'),
  },
  {
    name: 'peer-advertise-ip',
    versions: from(28, enhancement(4020)),
    role: 'address',
    summary: phrase('Address at which other API servers reach this one.'),
    agreesWith: phrase('It must be a SAN of --tls-cert-file.'),
  },
  {
    name: 'peer-advertise-port',
    versions: from(28, enhancement(4020)),
    role: 'text',
    summary: phrase('Port at which other API servers reach this one.'),
  },
  {
    name: 'admission-control-config-file',
    role: 'file',
    summary: phrase('Configuration of admission plugins, including webhook credentials.'),
  },
  {
    name: 'audit-policy-file',
    role: 'file',
    summary: phrase('Which requests are logged for audits.'),
  },
  {
    name: 'audit-webhook-config-file',
    role: 'file',
    summary: phrase('Connection to the audit webhook, in kubeconfig format.'),
  },
  {
    name: 'encryption-provider-config',
    role: 'file',
    summary: phrase('How Secrets are encrypted in etcd.'),
    cis: '1.2.27',
  },
];

/** The servers that kube-apiserver connects to, with its credentials and CAs for them: etcd, kubelets, extension servers, other API servers. */
export const APISERVER_CLIENT_FLAGS: readonly FlagRow[] = [...ETCD, ...KUBELETS, ...FRONT_PROXY];
