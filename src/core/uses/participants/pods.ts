import { flagText } from '../../cluster/nodes/flags.ts';
import { firstServiceIp, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import { componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { valuePlace } from '../lookup/hosts.ts';
import { isPublishedBy } from '../lookup/publishedBundle.ts';
import { fieldCredentials } from '../lookup/servingSecret.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import { sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * The pods of the cluster, which connect to the Service `kubernetes` with a token. They verify kube-apiserver by the ConfigMap
 * kube-root-ca.crt. When the controller manager starts, it writes the content of `--root-ca-file` to it, whatever it holds (k8s.io/kubernetes,
 * pkg/controller/certificates/rootcacertpublisher, syncNamespace). So a ConfigMap counts only if that file is not known.
 */
export const pods: Participant = { connects: podsConnect };

function podsConnect(node: NodeView): readonly ConnectingSide[] {
  const trusts = rootCaOf(node);
  const published = publishedOn(node, trusts?.known === true);
  return trusts ? [fromFlag(node, trusts), ...published] : published;
}

/** The bundle that the controller manager publishes to pods; absent if no flag names it. */
function rootCaOf(node: NodeView): CredentialSource | undefined {
  return sideTrust(componentOf(node, 'kube-controller-manager'), 'connects api');
}

/** The published CAs in the files of the node. */
function publishedOn(node: NodeView, isUnused: boolean): readonly ConnectingSide[] {
  return node.files.flatMap(({ file, archived }) =>
    archived ? [] : file.documents.flatMap((document) => publishedTo(node, document, isUnused)),
  );
}

/** An unknown file leaves the connections of pods open. */
function fromFlag(node: NodeView, trusts: CredentialSource): ConnectingSide {
  const end = { component: 'pod', node: node.id } as const;
  return { ...podSide(node), end, at: trusts.at, evidence: 'default', trusts };
}

function publishedTo(node: NodeView, document: KubernetesDocument, isUnused: boolean): readonly ConnectingSide[] {
  if (document.kind !== 'configMap' || document.name !== CONFIG_MAP || !isPublishedBy(node, document)) return [];
  const { uri } = document;
  const label = phrase('{key} of ConfigMap {name}', { key: KEY, name: CONFIG_MAP });
  return document.entries.flatMap(({ key, field }): readonly ConnectingSide[] => {
    if (key !== KEY) return [];
    const trusts = fieldCredentials(field, label, uri);
    const end = { component: 'pod', uri, node: node.id } as const;
    const side = { ...podSide(node), end, at: trusts.at, evidence: 'configured', trusts } as const;
    return [{ ...side, ...(isUnused && { isUnused: true }) }];
  });
}

const CONFIG_MAP = 'kube-root-ca.crt';
const KEY = 'ca.crt';

function podSide(node: NodeView) {
  return { does: 'connects', service: 'api', targets: [], asksFor: serviceHosts(node), logsInOtherwise: true } as const;
}

const SERVICE_NAMES = ['kubernetes.default.svc', 'kubernetes', 'kubernetes.default'];

/** The names and the address of the Service `kubernetes`. */
export function serviceHosts(node: NodeView): readonly DialedHost[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const domain = clusterDomain(node);
  const names = domain ? [...SERVICE_NAMES, `kubernetes.default.svc.${domain}`] : SERVICE_NAMES;
  const hosts: DialedHost[] = names.map((host) => ({ host, why: 'service-name' }));
  // The Service `kubernetes` has an address of the first range; kubeadm names none of the second.
  const [range = ''] = listOf(flagText(apiserver, 'service-cluster-ip-range'));
  const serviceIp = firstServiceIp(range);
  if (serviceIp)
    hosts.push({ host: serviceIp, why: 'service-ip', at: valuePlace(apiserver, 'service-cluster-ip-range') });
  return hosts;
}

/** From the issuer of service-account tokens, which kubeadm writes as `https://kubernetes.default.svc.<domain>`. */
function clusterDomain(node: NodeView): string | undefined {
  const issuer = flagText(componentOf(node, 'kube-apiserver'), 'service-account-issuer') ?? '';
  return /^https:\/\/kubernetes\.default\.svc\.([a-z0-9][a-z0-9.-]*[a-z0-9])\/?$/.exec(issuer)?.[1];
}

/**
 * kubeadm's kube-proxy, if no file of it is there: a service account token, the CA that is published to pods, and most likely the
 * address that the kubelet connects to.
 */
export const kubeProxy: Participant = { connects: kubeProxyConnects };

function kubeProxyConnects(node: NodeView): readonly ConnectingSide[] {
  const rootCa = rootCaOf(node);
  const trusts = rootCa?.known ? rootCa : (publishedOn(node, false)[0]?.trusts ?? rootCa);
  if (!trusts || isConfigured(node)) return [];
  const own = sharedKubeconfig(node);
  const server = own?.current.cluster?.cluster.server;
  const [url] = parseUrls(server?.value);
  return [
    {
      does: 'connects',
      service: 'api',
      end: { component: 'kube-proxy', node: node.id },
      at: trusts.at,
      evidence: 'inferred',
      targets:
        url && own && server ? [{ url, asks: { value: url.host, at: { uri: own.uri, span: server.span } } }] : [],
      asksFor: [],
      trusts,
      logsInOtherwise: true,
    },
  ];
}

/** Whether a kubeconfig or a command line shows how kube-proxy connects. */
function isConfigured({ kubeconfigs, components }: NodeView): boolean {
  const isOwner = ({ owner, otherOwners = [] }: KubeconfigView) => [owner, ...otherOwners].includes('kube-proxy');
  const kubeProxy = components.filter(({ name }) => name === 'kube-proxy');
  return kubeconfigs.some(isOwner) || kubeProxy.some((one) => flagText(one, 'kubeconfig') || flagText(one, 'master'));
}

/** The kubeconfig whose server kube-proxy most likely connects to as well, except one for `kubectl proxy`. */
function sharedKubeconfig({ kubeconfigs }: NodeView): KubeconfigView | undefined {
  return kubeconfigs.find(
    ({ hostPath, current }) =>
      /^\/etc\/kubernetes\/(admin|kubelet)\.conf$/.test(hostPath ?? '') &&
      parseUrls(current.cluster?.cluster.server?.value)[0]?.scheme === 'https',
  );
}
