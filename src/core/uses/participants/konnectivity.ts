import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { textOr, unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Located } from '../../model/documents/located.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { advertisedAddress, canonicalHost, isLoopback } from '../lookup/hosts.ts';
import { isPublishedBundle } from '../lookup/publishedBundle.ts';
import { tlsCredentials } from '../lookup/tlsCredentials.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * konnectivity: a server next to kube-apiserver, to which its agents and kube-apiserver connect (kubernetes.io, "Set up Konnectivity service").
 * With a CA for one of them, the server requires its certificate (apiserver-network-proxy, cmd/server/app, getTLSConfig).
 */
export const konnectivity: Participant = {
  listens: serves,
  connects: (node) => [...agentsOf(node), ...egressOf(node)],
};

function serves(node: NodeView): readonly ListeningSide[] {
  const server = componentOf(node, 'konnectivity-server');
  if (!server) return [];
  return (['konnectivity', 'egress'] as const).flatMap((service): readonly ListeningSide[] => {
    const pair = sidePair(server, `listens ${service}`);
    if (!pair.certificate) return [];
    const trusts = sideTrust(server, `listens ${service}`);
    const flags = service === 'egress' ? ['server-cert', 'server-ca-cert'] : ['cluster-cert', 'cluster-ca-cert'];
    const [certificate = '', bundle = ''] = flags;
    return [
      {
        does: 'listens',
        service,
        end: { component: 'konnectivity-server', uri: server.uri, node: node.id },
        at: flagPlace(server, certificate),
        evidence: 'configured',
        component: server,
        pairs: [pair],
        trusts,
        demand: trusts ? 'required' : 'none',
        unknownDemand: unreadFor(server, bundle),
        unreadPair: unknownOf(server, certificate),
        advertises: [],
      },
    ];
  });
}

function agentsOf(node: NodeView): readonly ConnectingSide[] {
  const agents = node.components.filter(({ name }) => name === 'konnectivity-agent');
  return agents.flatMap((agent): readonly ConnectingSide[] => {
    const host = textOr(agent, 'proxy-server-host', '127.0.0.1');
    const at = flagPlace(agent, 'proxy-server-host');
    if (host === undefined || isOpenHost(host)) return [];
    const port = flagText(agent, 'proxy-server-port');
    const [url] = parseUrls(`https://${host.includes(':') ? `[${host}]` : host}${port ? `:${port}` : ''}`);
    const isPublished = isPublishedBundle(flagText(agent, 'ca-cert'));
    return [
      {
        does: 'connects',
        service: 'konnectivity',
        end: { component: 'konnectivity-agent', uri: agent.uri, node: node.id },
        at,
        evidence: 'configured',
        targets: url ? [{ url, asks: { value: url.host, at } }] : [],
        asksFor: [],
        presents: sidePair(agent, 'connects konnectivity'),
        ...(isPublished
          ? { trustsPublished: flagPlace(agent, 'ca-cert') }
          : { trusts: sideTrust(agent, 'connects konnectivity') }),
        unreadTrust: flagView(agent, 'ca-cert') ? undefined : phrase('the system’s root certificates'),
        unreadPair: unreadFor(agent, 'agent-cert'),
      },
    ];
  });
}

/** kube-apiserver by TCP with TLS. By a socket, neither end presents a certificate. */
function egressOf(node: NodeView): readonly ConnectingSide[] {
  const [apiserver, server] = [componentOf(node, 'kube-apiserver'), componentOf(node, 'konnectivity-server')];
  if (!apiserver || !server) return [];
  const credentials = new Map(tlsCredentials(apiserver).map((one) => [one.selection, one]));
  return serversOf(apiserver).flatMap(({ selection, url, at }): readonly ConnectingSide[] => {
    const { caBundle, clientCert, clientKey } = credentials.get(selection) ?? {};
    const target = targetOf(url, at, node, server);
    if (!target) return [];
    return [
      {
        does: 'connects',
        service: 'egress',
        end: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
        at,
        evidence: 'configured',
        targets: [target],
        asksFor: [],
        ...(clientCert && { presents: { certificate: clientCert, key: clientKey, evidence: 'configured' } }),
        trusts: caBundle,
        unreadTrust: caBundle ? undefined : phrase('the system’s root certificates'),
      },
    ];
  });
}

interface EgressServer {
  readonly selection: string;
  readonly url: Located<string>;
  readonly at: Location;
}

function serversOf(apiserver: ComponentView): readonly EgressServer[] {
  const resolution = flagView(apiserver, 'egress-selector-config-file')?.reference?.resolution;
  if (resolution?.kind !== 'file') return [];
  return resolution.file.documents.flatMap((document) =>
    document.kind === 'pathsConfiguration'
      ? (document.servers ?? []).map((one) => ({ ...one, at: { uri: resolution.uri, span: one.url.span } }))
      : [],
  );
}

/** The URL, if it is the server of the node. */
function targetOf({ value }: Located<string>, at: Location, node: NodeView, server: ComponentView): Target | undefined {
  const [url] = isTemplated(value) ? [] : parseUrls(value);
  if (url?.scheme !== 'https' || String(url.port) !== textOr(server, 'server-port', '8090')) return undefined;
  const isOwn = isLoopback(url.host) || canonicalHost(url.host) === canonicalHost(advertisedAddress(node) ?? '');
  return isOwn ? { url, asks: { value: url.host, at } } : undefined;
}
