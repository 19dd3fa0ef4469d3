import { phrase } from '../../model/text/text.ts';
import { enhancement, from } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

const ETCD: readonly FlagRow[] = [
  {
    name: 'etcd-servers',
    role: 'urls',
    type: 'list',
    summary: phrase('The etcd members the API server dials.'),
    agreesWith: phrase(
      'Scheme and host must be those etcd listens on, and each host must be a name of etcd’s --cert-file.',
    ),
    whenOmitted: phrase('The API server stops: --etcd-servers must be specified.'),
  },
  {
    name: 'etcd-servers-overrides',
    role: 'text',
    summary: phrase('Other etcd servers for single resources: group/resource#url;url, separated by commas.'),
    agreesWith: phrase(
      'The same files are used as for --etcd-servers: each host must be a name of its etcd’s --cert-file.',
    ),
  },
  {
    name: 'etcd-cafile',
    role: 'trustBundle',
    summary: phrase('The CA that etcd’s serving certificate is verified by.'),
    agreesWith: phrase('It must hold the issuer of etcd’s --cert-file.'),
    whenOmitted: phrase('The system’s roots are used, and they do not know a private CA.'),
    cis: '1.2.26',
  },
  {
    name: 'etcd-certfile',
    role: 'certificate',
    pair: 'etcd-keyfile',
    purposes: ['clientAuth'],
    summary: phrase('The certificate the API server shows to etcd.'),
    agreesWith: phrase('etcd’s --trusted-ca-file must hold its issuer: etcd’s own CA, not the cluster’s.'),
    whenOmitted: phrase('etcd breaks the connection: tls: certificate required.'),
    cis: '1.2.23',
  },
  {
    name: 'etcd-keyfile',
    role: 'privateKey',
    pair: 'etcd-certfile',
    summary: phrase('The private key of the etcd client certificate.'),
    agreesWith: phrase('It must be the key of --etcd-certfile.'),
    cis: '1.2.23',
  },
];

const KUBELETS: readonly FlagRow[] = [
  {
    name: 'kubelet-client-certificate',
    role: 'certificate',
    pair: 'kubelet-client-key',
    purposes: ['clientAuth'],
    summary: phrase('The certificate the API server shows to kubelets for logs, exec and port-forward.'),
    agreesWith: phrase('The kubelets’ clientCAFile must hold its issuer.'),
    whenOmitted: phrase('The API server is anonymous to the kubelets.'),
    cis: '1.2.4',
  },
  {
    name: 'kubelet-client-key',
    role: 'privateKey',
    pair: 'kubelet-client-certificate',
    summary: phrase('The private key of the kubelet client certificate.'),
    agreesWith: phrase('It must be the key of --kubelet-client-certificate.'),
    cis: '1.2.4',
  },
  {
    name: 'kubelet-certificate-authority',
    role: 'trustBundle',
    summary: phrase('The CA that kubelets’ serving certificates are verified by.'),
    agreesWith: phrase(
      'It must hold the issuer of the kubelets’ serving certificates, which are self-signed by default.',
    ),
    whenOmitted: phrase('Kubelets’ certificates are not verified at all; kubeadm leaves it so.'),
    cis: '1.2.5',
  },
  {
    name: 'kubelet-preferred-address-types',
    role: 'names',
    type: 'list',
    summary: phrase('Which of a node’s addresses is dialled, and so which name is verified.'),
  },
];

const FRONT_PROXY: readonly FlagRow[] = [
  {
    name: 'proxy-client-cert-file',
    role: 'certificate',
    pair: 'proxy-client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('The certificate the API server shows, as front proxy, to extension API servers.'),
    agreesWith: phrase('--requestheader-client-ca-file must hold its issuer and --requestheader-allowed-names its CN.'),
    whenOmitted: phrase('Requests to extension API servers carry no client certificate.'),
  },
  {
    name: 'proxy-client-key-file',
    role: 'privateKey',
    pair: 'proxy-client-cert-file',
    summary: phrase('The private key of the front proxy’s client certificate.'),
    agreesWith: phrase('It must be the key of --proxy-client-cert-file.'),
  },
  {
    name: 'egress-selector-config-file',
    role: 'file',
    summary: phrase('How to reach nodes and etcd through a proxy such as konnectivity.'),
  },
  {
    name: 'peer-ca-file',
    versions: from(28, enhancement(4020)),
    role: 'trustBundle',
    summary: phrase('The CA that the serving certificates of other API servers are verified by.'),
  },
  {
    name: 'peer-advertise-ip',
    versions: from(28, enhancement(4020)),
    role: 'address',
    summary: phrase('The address other API servers reach this one by.'),
    agreesWith: phrase('It must be a name of --tls-cert-file.'),
  },
  {
    name: 'peer-advertise-port',
    versions: from(28, enhancement(4020)),
    role: 'text',
    summary: phrase('The port other API servers reach this one by.'),
  },
  {
    name: 'admission-control-config-file',
    role: 'file',
    summary: phrase('Configuration of admission plugins, webhook credentials among them.'),
  },
  {
    name: 'audit-webhook-config-file',
    role: 'file',
    summary: phrase('How to reach the audit webhook, in kubeconfig format.'),
  },
  {
    name: 'encryption-provider-config',
    role: 'file',
    summary: phrase('How Secrets are encrypted in etcd.'),
    cis: '1.2.27',
  },
];

/** Whom kube-apiserver dials, and what it shows and trusts there: etcd, kubelets, extension servers, other API servers. */
export const APISERVER_CLIENT_FLAGS: readonly FlagRow[] = [...ETCD, ...KUBELETS, ...FRONT_PROXY];
