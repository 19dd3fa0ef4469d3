import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { canonicalHost } from '../../uses/lookup/hosts.ts';
import { fieldCredentials } from '../../uses/lookup/servingSecret.ts';
import type { ConnectingSide, ListeningSide, Refusal } from '../../uses/side/side.ts';
import { connectingTo, sidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** Rancher's agents, each with the only Rancher at the host that it connects to. */
export function* joinRancherAgents(nodes: readonly NodeView[]): Generator<HandshakeSpec> {
  const servers = nodes.flatMap((node) => sidesOf(node).listening.filter(({ service }) => service === 'rancher'));
  for (const client of nodes.flatMap((node) => connectingTo(node, 'rancher'))) {
    const [target] = client.targets;
    if (!target) continue;
    const { url, asks } = target;
    const [server, ...others] = servers.filter(({ gives }) =>
      gives?.hosts.some((host) => canonicalHost(host) === canonicalHost(url.host)),
    );
    const only = others.length === 0 ? server : undefined;
    const refusal = (only && mismatch(client, only)) ?? client.refusal;
    yield {
      ...joinSides({ ...client, ...trustOf(only), ...(refusal && { refusal }) }, only, asks, url),
      missing:
        only && only.pairs.length > 0
          ? client.unreadTrust
          : phrase('the serving certificate of {host}', { host: asks.value }),
    };
  }
}

function trustOf(server: ListeningSide | undefined): Pick<ConnectingSide, 'trusts'> {
  if (!server?.gives) return {};
  return { trusts: fieldCredentials(server.gives.authority.field, phrase('`cacerts` of Rancher'), server.at.uri) };
}

/** The refusal of an agent that knows the checksum of another text. */
function mismatch({ checksum, refusal }: ConnectingSide, { gives, at: otherAt }: ListeningSide): Refusal | undefined {
  if (!checksum || !gives) return undefined;
  const { value, at } = checksum;
  const { checksum: expected, otherwise, unended } = gives.authority;
  if (value === expected || value === otherwise) return undefined;
  return {
    side: 'configuration',
    error: `Configured cacerts checksum (${expected}) does not match given --ca-checksum (${value})`,
    reason:
      value === unended
        ? phrase('The checksum was computed from the text of the CA without its final line break.')
        : (refusal?.reason ?? phrase('The checksum belongs to another CA, or to another text of the same CA.')),
    at,
    otherAt,
  };
}
