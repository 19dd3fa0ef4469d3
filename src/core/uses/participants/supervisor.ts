import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { JoinSettings, RancherNodeDocument, RancherProduct } from '../../model/documents/rancher.ts';
import type { NodeView } from '../../model/node.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { supervisorAuthority } from '../lookup/supervisorAuthority.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Nodes of k3s and RKE2, which read the CA from the server that they join, compare it with the hash in their token, and verify the server by it
 * (k3s-io/k3s, pkg/clientaccess/token.go, which RKE2 uses as well; docs.rke2.io, "High Availability", port 9345).
 */
export const supervisor: Participant = { connects: joins, listens: serves };

function joins(node: NodeView): readonly ConnectingSide[] {
  const settings = inOrder(node);
  const [stating] = settings.filter(({ server }) => server);
  const { server, product } = stating ?? {};
  const [url] = parseUrls(server?.value);
  // The order of several parts of a configuration decides which of them counts.
  const isContested = settings.some((one) => one.source === stating?.source && one.server?.value !== server?.value);
  if (!server || !product || !url || isContested || isTemplated(server.value)) return [];
  return [
    {
      does: 'connects',
      service: 'supervisor',
      end: { component: `${product}-${roleOf(node)}`, uri: server.at.uri, node: node.id },
      at: server.at,
      evidence: 'configured',
      targets: [{ url, asks: { value: url.host, at: server.at } }],
      asksFor: [],
      logsInOtherwise: true,
      ...checksumOf(settings),
    },
  ];
}

interface OrderedSettings extends JoinSettings {
  readonly product: RancherProduct;
  readonly source: 'command' | 'configuration' | 'variables';
}

/**
 * The command of the node's service counts first, then its configurations, then variables: k3s puts the values of its configuration before the
 * words of the command, of which the last counts, and a variable stands for a flag that is absent (k3s-io/k3s, pkg/configfilearg/parser.go).
 */
function inOrder(node: NodeView): readonly OrderedSettings[] {
  const services = node.joins ?? [];
  // Variants of a service, or those of several machines, contradict each other.
  const [only] = services.length === 1 ? services : [];
  const ofService = (source: 'command' | 'variables'): readonly OrderedSettings[] =>
    only ? [{ ...only[source], product: only.product, source }] : [];
  const configurations = objectsOf(node, 'rancherNode').map(({ document }) => settingsOf(document));
  return [...ofService('command'), ...configurations, ...ofService('variables')];
}

function settingsOf({ uri, product, server, caHash, tokenIn }: RancherNodeDocument): OrderedSettings {
  return {
    product,
    source: 'configuration',
    ...(server && { server: { value: server.value, at: { uri, span: server.span } } }),
    ...(caHash && { caHash: { value: caHash.value, at: { uri, span: caHash.span } } }),
    tokenIn,
  };
}

/** A server that joins another one has the CAs of the cluster itself. */
function roleOf(node: NodeView): 'server' | 'agent' {
  const [service] = node.joins ?? [];
  return service?.role ?? (supervisorAuthority(node) ? 'server' : 'agent');
}

/** The hash in the token that counts; a file with another one replaces all others (k3s-io/k3s, pkg/cli/agent/agent.go). */
function checksumOf(settings: readonly OrderedSettings[]): Pick<ConnectingSide, 'checksum'> {
  const hash = settings.find(({ tokenIn }) => tokenIn)?.caHash;
  if (!hash || settings.some(({ tokenIn }) => tokenIn === 'file')) return {};
  return { checksum: { value: contentOf(hash.value), at: hash.at } };
}

function serves(node: NodeView): readonly ListeningSide[] {
  const authority = supervisorAuthority(node);
  const trusted = authority && fileCredentials(node, authority.hostPath);
  if (!authority || !trusted) return [];
  return [
    {
      does: 'listens',
      service: 'supervisor',
      end: { component: `${authority.product}-server`, uri: authority.nodeFile.file.uri, node: node.id },
      at: trusted.at,
      evidence: 'conventional',
      // Its pair depends on the host that a client asks for.
      pairs: [],
      demand: 'none',
      issuer: trusted,
      advertises: [],
    },
  ];
}
