import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { commandPlace, flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { switchOr, textOr, unreadFor } from '../../cluster/nodes/settings.ts';
import { booleanOf, listOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isPublishedBundle } from '../lookup/publishedBundle.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide, Refusal } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** metrics-server: a client of all kubelets, and an extension API server (kubernetes-sigs/metrics-server, README). */
export const metricsServer: Participant = { connects: scrapesKubelets, listens: servesMetrics };

/** The only metrics-server of the node; undefined for several manifests, such as one for each environment. */
export function metricsServerOf({ components }: NodeView): ComponentView | undefined {
  const [only, ...others] = components.filter(({ name }) => name === 'metrics-server');
  return others.length === 0 ? only : undefined;
}

function scrapesKubelets(node: NodeView): readonly ConnectingSide[] {
  const server = metricsServerOf(node);
  if (!server || booleanOf(flagView(server, PLAIN)?.flag) === true) return [];
  const at = flagPlace(server, 'kubelet-preferred-address-types');
  const flagged = isPublishedBundle(flagText(server, CA)) ? undefined : sideTrust(server, 'connects kubelet');
  const isInsecure = switchOr(server, INSECURE, false);
  return [
    {
      does: 'connects',
      service: 'kubelet',
      end: { component: 'metrics-server', uri: server.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: [],
      asksFor: [],
      addressTypes: listOf(textOr(server, 'kubelet-preferred-address-types', ADDRESS_TYPES)),
      presents: sidePair(server, 'connects kubelet'),
      logsInOtherwise: true,
      trusts: flagged,
      ...(!flagged && { trustsPublished: flagPlaceOr(server, CA) }),
      isInsecure: isInsecure === true,
      unreadTrust: isInsecure === undefined || !flagged ? unreadTrust(server) : undefined,
      unreadPair: unreadFor(server, CERTIFICATE),
      refusal: refusalToStart(server),
    },
  ];
}

const CA = 'kubelet-certificate-authority';
const CERTIFICATE = 'kubelet-client-certificate';
const INSECURE = 'kubelet-insecure-tls';
const PLAIN = 'deprecated-kubelet-completely-insecure';

/** utils.DefaultAddressTypePriority. */
const ADDRESS_TYPES = 'Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP';

function flagPlaceOr(server: ComponentView, flag: string) {
  return flagView(server, flag) ? flagPlace(server, flag) : commandPlace(server);
}

/** The source that was not read and may set the bundle. */
function unreadTrust(server: ComponentView) {
  const path = flagText(server, 'kubeconfig');
  if (path) return phrase('the CA of {path}', { path });
  if (flagText(server, 'kubelet-certificate-authority-text')) return phrase('the CA of {path}', { path: CA });
  return unreadFor(server, CA) ?? unreadFor(server, INSECURE);
}

/** metrics-server exits, since 0.4 (cmd/metrics-server/app/options, KubeletClientOptions.Validate). */
function refusalToStart(server: ComponentView): Refusal | undefined {
  const bundle = flagText(server, CA);
  if (!bundle || booleanOf(flagView(server, INSECURE)?.flag) !== true) return undefined;
  if (holdsFor(server, { since: 4 }) !== 'yes') return undefined;
  const first = holdsFor(server, { since: 7 }) === 'yes' ? 'cannot' : 'Cannot';
  return {
    side: 'configuration',
    error: `${first} use both --${CA} and --${INSECURE}`,
    reason: phrase('metrics-server does not start with both flags.'),
    at: flagPlace(server, INSECURE),
    otherAt: flagPlace(server, CA),
  };
}

/** The server of metrics-server, if a flag names its certificate; otherwise the certificate is unknown. */
function servesMetrics(node: NodeView): readonly ListeningSide[] {
  const server = metricsServerOf(node);
  const pair = server && sidePair(server, 'listens aggregation');
  if (!server || !pair?.certificate) return [];
  return [
    {
      does: 'listens',
      service: 'aggregation',
      end: { component: 'metrics-server', uri: server.uri, node: node.id },
      at: flagPlace(server, 'tls-cert-file'),
      evidence: 'configured',
      component: server,
      pairs: [pair],
      trusts: sideTrust(server, 'listens aggregation'),
      demand: 'requested',
      advertises: [],
    },
  ];
}
