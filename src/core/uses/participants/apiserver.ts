import { flagPlace, flagUrls } from '../../cluster/nodes/flags.ts';
import { areUnset, textOr, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { type DialedUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import { etcdOverrides } from '../lookup/etcdOverrides.ts';
import { advertisedAddress, isUnspecified, valuePlace } from '../lookup/hosts.ts';
import {
  apiserverAuthentication,
  extensionAuthentication,
  readsUsernameHeader,
  USERNAME_HEADERS_FLAG,
} from '../lookup/requestAuthentication.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import { evidenceOfFlag } from '../side/evidence.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** kube-apiserver: a server, and a client of etcd, of kubelets, and of extension API servers. */
export const apiserver: Participant = { listens: servesClients, connects: dialsServers };

/** Extension API servers, which read from kube-apiserver whom to trust; their own certificates are not among a node's files. */
export const extensionServers: Participant = { listens: extensionServerListens };

function servesClients(node: NodeView): readonly ListeningSide[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return [];
  const advertised = advertisedAddress(node);
  const advertises: readonly DialedHost[] =
    advertised && !isUnspecified(advertised)
      ? [{ host: advertised, why: 'advertise-address', at: valuePlace(apiserver, 'advertise-address') }]
      : [];
  return [
    {
      does: 'listens',
      service: 'api',
      end: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
      at: flagPlace(apiserver, 'tls-cert-file'),
      evidence: evidenceOfFlag(apiserver, 'tls-cert-file'),
      component: apiserver,
      pairs: [
        sidePair(apiserver, 'listens api'),
        ...sniServings(apiserver).map((pair) => ({ ...pair, evidence: 'configured' as const })),
      ],
      // It creates what no flag names (k8s.io/apiserver, SecureServingOptions.MaybeDefaultWithSelfSignedCerts).
      createsPair: areUnset(apiserver, 'tls-cert-file', 'tls-private-key-file') ? 'in folder' : undefined,
      trusts: sideTrust(apiserver, 'listens api'),
      demand: 'requested',
      authentication: apiserverAuthentication(apiserver),
      unknownDemand: apiserver.document && unknownOf(apiserver, 'client-ca-file'),
      advertises,
    },
  ];
}

function dialsServers(node: NodeView): readonly ConnectingSide[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return [];
  return [toEtcd(node, apiserver), toKubelets(node, apiserver), ...toExtensionServers(node, apiserver)];
}

function toEtcd(node: NodeView, apiserver: ComponentView): ConnectingSide {
  const at = flagPlace(apiserver, apiserver.document ? 'etcd-servers' : 'etcd-certfile');
  return {
    ...clientSide(node, apiserver, 'etcd'),
    at,
    evidence: evidenceOfFlag(apiserver, 'etcd-servers'),
    targets: [
      ...etcdUrls(node, apiserver).map((url) => ({ url, asks: { value: url.host, at } })),
      ...overridden(apiserver),
    ],
    presents: sidePair(apiserver, 'connects etcd'),
    trusts: sideTrust(apiserver, 'connects etcd'),
    unreadPair: apiserver.document && unknownOf(apiserver, 'etcd-cafile', 'etcd-certfile'),
  };
}

/** Members that store single resources are verified by the same files. */
function overridden(apiserver: ComponentView): readonly Target[] {
  const at = flagPlace(apiserver, 'etcd-servers-overrides');
  const urls = etcdOverrides(apiserver).flatMap((one) => one.urls.filter(({ host }) => !isOpenHost(host)));
  return urls.map((url) => ({ url, asks: { value: url.host, at } }));
}

/** Without a manifest kubeadm's own choice is taken: the member on loopback. */
function etcdUrls(node: NodeView, apiserver: ComponentView): readonly DialedUrl[] {
  const urls = flagUrls(apiserver, 'etcd-servers').filter(({ host }) => !isOpenHost(host));
  if (urls.length > 0 || apiserver.document) return urls;
  return componentOf(node, 'etcd') ? parseUrls('https://127.0.0.1:2379') : [];
}

function toKubelets(node: NodeView, apiserver: ComponentView): ConnectingSide {
  const trusts = sideTrust(apiserver, 'connects kubelet');
  const unreadTrust = unreadFor(apiserver, 'kubelet-certificate-authority');
  return {
    ...clientSide(node, apiserver, 'kubelet'),
    at: flagPlace(apiserver, 'kubelet-client-certificate'),
    evidence: evidenceOfFlag(apiserver, 'kubelet-client-certificate'),
    addressTypes: listOf(textOr(apiserver, 'kubelet-preferred-address-types', ADDRESS_TYPES)),
    presents: sidePair(apiserver, 'connects kubelet'),
    trusts,
    isInsecure: trusts === undefined && !unreadTrust,
    unreadTrust: trusts ? undefined : unreadTrust,
    unreadPair: unknownOf(apiserver, 'kubelet-client-certificate'),
    isAnonymous: areUnset(apiserver, 'kubelet-client-certificate'),
  };
}

/** The default of kube-apiserver, which connects by the first type that the Node has. */
const ADDRESS_TYPES = 'Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP';

const CERTIFICATE_FLAG = 'proxy-client-cert-file';
const KEY_FLAG = 'proxy-client-key-file';

/** The connections as a front proxy. Half a pair counts as no pair (kube-aggregator). */
function toExtensionServers(node: NodeView, apiserver: ComponentView): readonly ConnectingSide[] {
  const pair = sidePair(apiserver, 'connects aggregation');
  const { certificate, key } = pair;
  const isHalf = Boolean(
    (certificate && areUnset(apiserver, KEY_FLAG)) || (key && areUnset(apiserver, CERTIFICATE_FLAG)),
  );
  if (!certificate && !isHalf) return [];
  return [
    {
      ...clientSide(node, apiserver, 'aggregation'),
      at: flagPlace(apiserver, certificate ? CERTIFICATE_FLAG : KEY_FLAG),
      evidence: pair.evidence,
      presents: pair,
      isInsecure: true,
      isAnonymous: isHalf,
    },
  ];
}

function extensionServerListens(node: NodeView): readonly ListeningSide[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const trusts = sideTrust(apiserver, 'listens aggregation');
  if (!apiserver || !trusts) return [];
  return [
    {
      does: 'listens',
      service: 'aggregation',
      end: { component: 'extension-apiserver' },
      at: trusts.at,
      evidence: evidenceOfFlag(apiserver, 'requestheader-client-ca-file'),
      pairs: [],
      trusts,
      demand: 'requested',
      authentication: extensionAuthentication(apiserver),
      absentHeader: readsUsernameHeader(apiserver) === false,
      unknownDemand: openFlag(apiserver, 'requestheader-allowed-names') ?? openFlag(apiserver, USERNAME_HEADERS_FLAG),
      advertises: [],
    },
  ];
}

/** The source that was not read and may set the flag, if nothing that was read sets it. */
function openFlag(apiserver: ComponentView, flag: string): Text | undefined {
  return unreadFor(apiserver, flag) && unknownOf(apiserver, flag);
}

function clientSide(node: NodeView, apiserver: ComponentView, service: ServiceName) {
  const end = { component: 'kube-apiserver', uri: apiserver.uri, node: node.id } as const;
  return { does: 'connects', service, end, targets: [], asksFor: [] } as const;
}
