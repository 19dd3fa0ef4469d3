import type { Certificate, DistinguishedName, GeneralName } from '../artifacts/certificate.ts';
import type { KubeconfigDialect } from '../documents/kubeconfig.ts';
import { derived } from '../memo/derived.ts';
import type { Party } from '../peerVerification.ts';
import { plainText } from '../text/plainText.ts';
import { isEmptyText, joined, phrase, type Text } from '../text/text.ts';
import { untrusted } from '../text/untrusted.ts';

/** The name people know a subject or issuer by: the last CN, else the first O, else "(no name)". */
export function shortName(name: DistinguishedName): Text {
  const common = name.attributes.findLast(({ type }) => type === 'CN')?.value;
  if (common !== undefined && !isEmptyText(common)) return common;
  const organization = name.attributes.find(({ type }) => type === 'O')?.value;
  return organization === undefined ? phrase('(no name)') : organization;
}

/** More would make a sentence a list. */
const MAX_NAMES = 5;

/** "a", "b" and 3 more: the subjects of certificates, each once, at most five. */
export const listNames = derived((certificates: readonly Certificate[]): Text => {
  const subjects = [...new Map(certificates.map(({ subject }) => [plainText(shortName(subject)), subject])).values()];
  const shown = subjects.slice(0, MAX_NAMES).map((subject) => phrase('"{quoted}"', { quoted: shortName(subject) }));
  const names = joined(shown, ', ');
  const count = subjects.length - shown.length;
  return count > 0 ? phrase('{names} and {count} more', { names, count }) : names;
});

/** "CN=kube-apiserver, O=system:masters" in encoded order; "(empty)" for a name without attributes. */
export function distinguishedNameText({ attributes }: DistinguishedName): Text {
  if (attributes.length === 0) return phrase('(empty)');
  return joined(
    attributes.map(({ type, value }) => joined([`${type}=`, value], '')),
    ', ',
  );
}

const PREFIXES = {
  dns: 'DNS:',
  ip: 'IP:',
  email: 'email:',
  uri: 'URI:',
  registeredId: 'RID:',
  other: 'othername:',
} as const satisfies Record<Exclude<GeneralName['kind'], 'directory'>, string>;

/** "DNS:kubernetes", "IP:10.96.0.1", "dirName:CN=…": the contract's and openssl's prefixes. */
export function generalNameText(name: GeneralName): Text {
  if (name.kind === 'directory') {
    return joined(['dirName:', name.name.attributes.length === 0 ? '' : distinguishedNameText(name.name)], '');
  }
  return joined([PREFIXES[name.kind], name.value], '');
}

/** The programs that connect by records of clusters, by their names. */
export const RECORD_KEEPERS: Readonly<Record<KubeconfigDialect, Text>> = { argocd: phrase('Argo CD') };

/** Whether the party connects by its own record of a cluster, which stands for a kubeconfig. */
export function keepsRecords(party: Party): party is KubeconfigDialect {
  return Object.hasOwn(RECORD_KEEPERS, party);
}

const NAMES: Readonly<Partial<Record<Party, Text>>> = {
  ...RECORD_KEEPERS,
  'network-plugin': phrase('the network plugin'),
  'etcd-health-check': phrase("kubeadm's etcd health check"),
  'extension-apiserver': phrase('extension API servers'),
  webhook: phrase('webhooks'),
  pod: phrase('pods'),
  kubelet: phrase('the kubelet'),
  prometheus: untrusted('Prometheus'),
  calico: untrusted('Calico'),
  cilium: untrusted('Cilium'),
  haproxy: untrusted('HAProxy'),
  etcdbrctl: untrusted('etcd-backup-restore'),
  otelcol: phrase('the OpenTelemetry Collector'),
  'oidc-issuer': phrase('the OIDC issuer'),
  'cilium-agent': phrase('the Cilium agent'),
  'cilium-clustermesh': phrase('the Cilium agent'),
  'clustermesh-etcd': phrase('the etcd of Cluster Mesh'),
  'hubble-relay': phrase('Hubble Relay'),
  rancher: untrusted('Rancher'),
  'k3s-agent': phrase('the k3s agent'),
  'k3s-server': phrase('the k3s server'),
  'rke2-agent': phrase('the RKE2 agent'),
  'rke2-server': phrase('the RKE2 server'),
  talos: phrase('the Talos machine'),
  'cloud-controller-manager': phrase('the cloud controller manager'),
  'cluster-autoscaler': phrase('the cluster autoscaler'),
  descheduler: phrase('the descheduler'),
  'rancher-agent': phrase('the Rancher agent'),
  'konnectivity-agent': phrase('the konnectivity agent'),
  'konnectivity-server': phrase('the konnectivity server'),
};

/** The end represents several machines or processes. */
export function isPlural(party: Party): boolean {
  return party === 'extension-apiserver' || party === 'webhook' || party === 'pod';
}

/** How a sentence names one end of a connection. */
export function partyName(party: Party): Text {
  return NAMES[party] ?? untrusted(party);
}
