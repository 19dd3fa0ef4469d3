import { flagCredentials, flagPlace, flagText, flagUrls, flagView } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { booleanOf, type DialledUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { partyName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { advertisedAddress } from './apiConnections.ts';
import { isLoopback, memberUrls } from './dialledHosts.ts';
import { canonicalHost, type Endpoints } from './endpoints.ts';
import { fileCredentials, twoFilesOfOnePath } from './fileCredentials.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { healthCheckClient } from './peerVerificationSpecs.ts';

/** kube-apiserver and kubeadm's health check dialling etcd, and etcd members dialling each other. */
export function* etcdConnections(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  yield* apiserverToEtcd(node, endpoints);
  yield* healthCheck(node);
  yield* peers(node, endpoints);
}

function* apiserverToEtcd(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return;
  const at = flagPlace(apiserver, 'etcd-servers');
  const client = {
    clientCertificate: flagCredentials(apiserver, 'etcd-certfile'),
    clientKey: flagCredentials(apiserver, 'etcd-keyfile'),
    clientTrusts: flagCredentials(apiserver, 'etcd-cafile'),
  };
  const ownAddress = canonicalHost(advertisedAddress(node) ?? '');
  for (const url of dialled(node, apiserver)) {
    const target = etcdNodeAt(url.host, node, endpoints);
    const etcd = target && componentOf(target, 'etcd');
    const side = etcdSide(etcd, '');
    const isOneMachine = target === node || canonicalHost(url.host) === ownAddress;
    yield {
      kind: 'etcd',
      domain: 'etcd',
      from: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
      to: etcd && target ? { component: 'etcd', uri: etcd.uri, node: target.id } : { component: 'etcd' },
      host: { value: url.host, at },
      ...client,
      ...side,
      missing:
        (etcd ? undefined : phrase('the etcd at {url}', { url: url.url })) ??
        (apiserver.document || client.clientCertificate ? undefined : phrase('the certificate of kube-apiserver')) ??
        unreadOf(apiserver, 'etcd-cafile', 'etcd-certfile') ??
        unreadOf(etcd, 'cert-file') ??
        (isOneMachine
          ? twoFilesOfOnePath([...Object.values(client), side.serverCertificate, side.serverTrusts])
          : undefined),
      refusal: etcd ? schemeRefusal('kube-apiserver', url, etcd) : undefined,
      at,
    };
  }
}

/** Without a manifest kubeadm's own choice is taken: the member on loopback. */
function dialled(node: NodeView, apiserver: ComponentView): readonly DialledUrl[] {
  const urls = flagUrls(apiserver, 'etcd-servers').filter(({ host }) => !isTemplated(host));
  if (urls.length > 0 || apiserver.document) return urls;
  return componentOf(node, 'etcd') ? parseUrls('https://127.0.0.1:2379') : [];
}

/** Where the etcd runs that is dialled: an etcd that says so itself goes before the address of the API server next to it. */
function etcdNodeAt(host: string, node: NodeView, endpoints: Endpoints): NodeView | undefined {
  const etcd = componentOf(node, 'etcd');
  if (etcd && (isLoopback(host) || clientHosts(etcd).has(canonicalHost(host)))) return node;
  const isBeside = etcd && canonicalHost(advertisedAddress(node) ?? '') === canonicalHost(host);
  return endpoints.etcdAt(host) ?? (isBeside ? node : undefined);
}

/** Where etcd listens for clients, or says that it does. */
const clientHosts = derived(
  (etcd: ComponentView): ReadonlySet<string> =>
    hostsOf([...flagUrls(etcd, 'advertise-client-urls'), ...flagUrls(etcd, 'listen-client-urls')]),
);

/** The other members that a member knows. */
const memberHosts = derived((etcd: ComponentView): ReadonlySet<string> => hostsOf(memberUrls(etcd)));

function hostsOf(urls: readonly DialledUrl[]): ReadonlySet<string> {
  return new Set(urls.map(({ host }) => canonicalHost(host)));
}

/** etcd's half. A CA file alone makes certificates mandatory; --client-cert-auth without one means the system's roots. */
function etcdSide(
  etcd: ComponentView | undefined,
  kind: '' | 'peer-',
): Pick<
  HandshakeSpec,
  'serverCertificate' | 'serverKey' | 'serverTrusts' | 'demand' | 'allowedNames' | 'unknownDemand'
> {
  const trusted = flagCredentials(etcd, `${kind}trusted-ca-file`);
  const asks = booleanOf(flagView(etcd, `${kind}client-cert-auth`)?.flag) === true;
  return {
    serverCertificate: flagCredentials(etcd, `${kind}cert-file`),
    serverKey: flagCredentials(etcd, `${kind}key-file`),
    serverTrusts: trusted,
    demand: trusted || asks ? 'required' : 'none',
    unknownDemand: unreadOf(etcd, `${kind}trusted-ca-file`, ...(kind === '' ? [] : ['peer-cert-allowed-cn'])),
    allowedNames: kind === '' ? undefined : listOf(flagText(etcd, 'peer-cert-allowed-cn')),
  };
}

/** TLS spoken to a plain listener, or the other way round: the listener is found by its port. */
function schemeRefusal(dialler: Party, url: DialledUrl, etcd: ComponentView): HandshakeSpec['refusal'] {
  const listener = listenersAt(etcd)
    .get(url.port)
    ?.find(({ host }) => host === url.host || isAny(host));
  if (!listener || listener.scheme === url.scheme) return undefined;
  const reason = phrase('{textWho} connects to {url}, but etcd listens on {listener}.', {
    textWho: partyName(dialler),
    url: url.url,
    listener: listener.url,
  });
  if (url.scheme === 'https') return { side: 'client', error: 'EOF', reason };
  return { side: 'server', error: 'tls: first record does not look like a TLS handshake', reason };
}

/** etcd's listeners for clients by their ports. */
const listenersAt = derived((etcd: ComponentView) => groupBy(flagUrls(etcd, 'listen-client-urls'), ({ port }) => port));

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function* healthCheck(node: NodeView): Generator<HandshakeSpec> {
  const etcd = componentOf(node, 'etcd');
  const certificate = healthCheckClient(node);
  const url = etcd && checkedUrl(etcd);
  if (!etcd || !certificate || !url) return;
  yield {
    kind: 'etcd',
    domain: 'etcd',
    from: { component: 'etcd-health-check', uri: certificate.uri, node: node.id },
    to: { component: 'etcd', uri: etcd.uri, node: node.id },
    host: { value: url.host, at: certificate.at },
    clientCertificate: certificate,
    clientKey: fileCredentials(node, '/etc/kubernetes/pki/etcd/healthcheck-client.key'),
    clientTrusts: fileCredentials(node, '/etc/kubernetes/pki/etcd/ca.crt') ?? flagCredentials(etcd, 'trusted-ca-file'),
    ...etcdSide(etcd, ''),
    missing: unreadOf(etcd, 'cert-file'),
    refusal: schemeRefusal('etcd-health-check', url, etcd),
    at: certificate.at,
  };
}

/** The loopback address that etcd listens on, which is ::1 on an IPv6 node. */
function checkedUrl(etcd: ComponentView): DialledUrl | undefined {
  const listener = flagUrls(etcd, 'listen-client-urls').find(({ host }) => isLoopback(host));
  const host = canonicalHost(listener?.host ?? '127.0.0.1');
  return parseUrls(`https://${host.includes(':') ? `[${host}]` : host}:${listener?.port ?? 2379}`)[0];
}

/** Each other member of --initial-cluster is dialled; either member's list naming the other pairs them. */
function* peers(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  const etcd = componentOf(node, 'etcd');
  if (!etcd?.document) return;
  const at = flagPlace(etcd, 'initial-cluster');
  const own = hostsOf(flagUrls(etcd, 'initial-advertise-peer-urls'));
  const [address] = own;
  for (const { host, url } of memberUrls(etcd)) {
    if (own.has(canonicalHost(host))) continue;
    const target = endpoints.etcdPeerAt(host);
    const other = target && componentOf(target, 'etcd');
    const missing = other ? undefined : phrase('the etcd member at {url}', { url });
    yield peerSpec(node, etcd, target, other, host, address, at, missing);
    if (other && target && ![...own].some((one) => memberHosts(other).has(one))) {
      yield peerSpec(target, other, node, etcd, address ?? '', host, flagPlace(other, 'initial-cluster'), undefined);
    }
  }
}

function peerSpec(
  from: NodeView,
  dialler: ComponentView,
  to: NodeView | undefined,
  listener: ComponentView | undefined,
  host: string,
  clientAddress: string | undefined,
  at: HandshakeSpec['at'],
  missing: Text | undefined,
): HandshakeSpec {
  // Before 3.6 the flag had another name (etcd.io, "Upgrade etcd from v3.5 to v3.6").
  const skipsAddress = ['peer-skip-client-san-verification', 'experimental-peer-skip-client-san-verification'].some(
    (name) => booleanOf(flagView(listener, name)?.flag) === true,
  );
  return {
    kind: 'etcd-peer',
    domain: 'etcd-peer',
    from: { component: 'etcd', uri: dialler.uri, node: from.id },
    to: listener && to ? { component: 'etcd', uri: listener.uri, node: to.id } : { component: 'etcd' },
    host: { value: host, at },
    clientCertificate: flagCredentials(dialler, 'peer-client-cert-file') ?? flagCredentials(dialler, 'peer-cert-file'),
    clientKey: flagCredentials(dialler, 'peer-client-key-file') ?? flagCredentials(dialler, 'peer-key-file'),
    clientTrusts: flagCredentials(dialler, 'peer-trusted-ca-file'),
    ...etcdSide(listener, 'peer-'),
    clientAddress: skipsAddress ? undefined : clientAddress,
    // etcd holds the list against whom it dials as well (tried with 3.5).
    serverNames: listOf(flagText(dialler, 'peer-cert-allowed-cn')),
    missing: missing ?? unreadOf(dialler, ...DIALLER_FLAGS) ?? unreadOf(listener, ...LISTENER_FLAGS),
    at,
  };
}

/** What decides how a member dials another, and how that one answers. */
const DIALLER_FLAGS = ['peer-cert-file', 'peer-trusted-ca-file', 'peer-client-cert-file', 'peer-cert-allowed-cn'];
const LISTENER_FLAGS = ['peer-cert-file', 'peer-skip-client-san-verification'];

/** Which part of a component that is at hand was not read and may set one of these flags. */
function unreadOf(component: ComponentView | undefined, ...flags: readonly string[]): Text | undefined {
  return component?.document && unknownOf(component, ...flags);
}
