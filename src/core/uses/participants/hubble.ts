import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { booleanOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { type ComponentView, type NodeView, onlyComponentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Hubble: each Cilium agent serves it, and Hubble Relay connects to all of them (docs.cilium.io, "Configure TLS with Hubble"). With a CA for
 * clients, an agent requires a certificate (cilium/cilium, pkg/crypto/certloader, ServerConfig).
 */
export const hubble: Participant = { listens: serves, connects: dialsAgents };

function serves(node: NodeView): readonly ListeningSide[] {
  const agent = onlyComponentOf(node, 'cilium-agent');
  if (!agent || !isOn(agent, 'enable-hubble') || isOn(agent, 'hubble-disable-tls')) return [];
  const pair = sidePair(agent, 'listens hubble');
  if (!pair.certificate || !flagText(agent, 'hubble-listen-address')) return [];
  const trusts = sideTrust(agent, 'listens hubble');
  return [
    {
      does: 'listens',
      service: 'hubble',
      end: { component: 'cilium-agent', uri: agent.uri, node: node.id },
      at: flagPlace(agent, 'hubble-tls-cert-file'),
      evidence: 'configured',
      component: agent,
      pairs: [pair],
      trusts,
      demand: trusts ? 'required' : 'none',
      unknownDemand: unreadFor(agent, 'hubble-tls-client-ca-files'),
      unreadPair: unknownOf(agent, 'hubble-tls-cert-file'),
      advertises: [],
    },
  ];
}

function dialsAgents(node: NodeView): readonly ConnectingSide[] {
  const relay = onlyComponentOf(node, 'hubble-relay');
  if (!relay || isOn(relay, 'disable-client-tls')) return [];
  const target = peersOf(relay);
  const trusts = sideTrust(relay, 'connects hubble');
  const roots = unreadFor(relay, 'tls-hubble-server-ca-files') ?? phrase('the system’s root certificates');
  return [
    {
      does: 'connects',
      service: 'hubble',
      end: { component: 'hubble-relay', uri: relay.uri, node: node.id },
      at: flagPlace(relay, 'peer-service'),
      evidence: 'configured',
      targets: target ? [target] : [],
      asksFor: [],
      presents: sidePair(relay, 'connects hubble'),
      trusts,
      ...(!trusts && { unreadTrust: roots }),
      unreadPair: unknownOf(relay, 'tls-hubble-client-cert-file'),
    },
  ];
}

/**
 * The Service of all agents with the name that is verified of it, which the certificate of an agent covers by a wildcard (cilium/cilium,
 * pkg/hubble/peer, TLSServerName). Undefined for the socket of the agent on the same node.
 */
function peersOf(relay: ComponentView): Target | undefined {
  const service = flagText(relay, 'peer-service');
  if (!service || service.startsWith('unix:')) return undefined;
  const [url] = parseUrls(`https://${service}`);
  const cluster = flagText(relay, 'cluster-name') ?? 'default';
  const asks = {
    value: `hubble-peer.${cluster.replaceAll('.', '-')}.hubble-grpc.cilium.io`,
    at: flagPlace(relay, flagView(relay, 'cluster-name') ? 'cluster-name' : 'peer-service'),
  };
  return url && { url, asks };
}

function isOn(component: ComponentView, flag: string): boolean {
  return booleanOf(flagView(component, flag)?.flag) === true;
}
