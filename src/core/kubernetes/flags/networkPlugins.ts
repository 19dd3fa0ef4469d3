import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The names by which a program is given etcd's addresses and what it presents and trusts there. */
interface EtcdClientFlags {
  readonly endpoints: string;
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Network plugins that keep their state in etcd. */
export const ETCD_PLUGINS = {
  flanneld: {
    endpoints: 'etcd-endpoints',
    authority: 'etcd-cafile',
    certificate: 'etcd-certfile',
    key: 'etcd-keyfile',
  },
  calico: {
    endpoints: 'etcd-endpoints',
    authority: 'etcd-ca-cert-file',
    certificate: 'etcd-cert-file',
    key: 'etcd-key-file',
  },
  calicoctl: {
    endpoints: 'etcd-endpoints',
    authority: 'etcd-ca-cert-file',
    certificate: 'etcd-cert-file',
    key: 'etcd-key-file',
  },
  cilium: { endpoints: 'endpoints', authority: 'trusted-ca-file', certificate: 'cert-file', key: 'key-file' },
} as const satisfies Partial<Record<ComponentName, EtcdClientFlags>>;

export type EtcdPlugin = keyof typeof ETCD_PLUGINS;

/** The page that describes the fields of each program. */
const PAGES: Readonly<Record<EtcdPlugin, string>> = {
  flanneld: 'https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md',
  calico: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/hardway/',
  calicoctl: 'https://docs.tigera.io/calico/latest/operations/calicoctl/configure/etcd',
  cilium: 'https://docs.cilium.io/en/stable/installation/k8s-install-external-etcd/',
};

/** The flags and fields of each network plugin that concern etcd's PKI. */
export const NETWORK_PLUGIN_FLAGS = (Object.keys(ETCD_PLUGINS) as EtcdPlugin[]).map((component) => {
  const { endpoints, authority, certificate, key } = ETCD_PLUGINS[component];
  return flagRows(component, PAGES[component], [
    {
      name: authority,
      side: 'connects etcd',
      role: 'trustBundle',
      summary: phrase('CA by which {component} verifies etcd.', { component }),
      agreesWith: phrase('It must contain the issuer of etcd’s --cert-file.'),
      whenOmitted: phrase('The system root CAs are used.'),
    },
    {
      name: certificate,
      side: 'connects etcd',
      role: 'certificate',
      pair: key,
      purposes: ['clientAuth'],
      summary: phrase('Client certificate that {component} presents to etcd.', { component }),
      agreesWith: phrase('etcd’s --trusted-ca-file must contain its issuer.'),
    },
    {
      name: key,
      side: 'connects etcd',
      role: 'privateKey',
      pair: certificate,
      summary: phrase('Private key of the client certificate.'),
    },
    {
      name: endpoints,
      role: 'urls',
      type: 'list',
      summary: phrase('etcd members that {component} connects to.', { component }),
      agreesWith: phrase('The SANs of each member’s --cert-file must cover its host.'),
    },
  ]);
});
