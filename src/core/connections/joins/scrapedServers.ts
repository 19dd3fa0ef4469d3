import { flagPlace } from '../../cluster/nodes/flags.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import { partyName } from '../../model/labels/names.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { twoFilesOfOnePath } from '../../uses/lookup/fileCredentials.ts';
import { canonicalHost, isLoopback, isUnspecified, tlsPort } from '../../uses/lookup/hosts.ts';
import { isAddressOf } from '../../uses/lookup/reach.ts';
import { connectionRefused } from '../../uses/lookup/refusedText.ts';
import type { ConnectingSide, ListeningSide, Refusal, Target } from '../../uses/side/side.ts';
import { listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { withPublishedTrust } from './publishedTrust.ts';

/** A program that reads metrics, with the server of a control plane at each of its targets. Targets are addresses of anything. */
export function* joinScraped(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  for (const { url, asks } of client.targets) {
    const found = nodeAt(url.host, node, client, endpoints);
    const server = listeningFor(found, client.service, sides);
    if (!found || !server?.component?.document || tlsPort(server.component) !== url.port) continue;
    const listening = listensFor(server.component, url);
    if (listening === 'elsewhere') continue;
    const trusting = withPublishedTrust(client, found, sides);
    const joined = joinSides(trusting, server, asks, url);
    const { clientCertificate, clientKey, clientTrusts, serverCertificate } = joined;
    yield {
      ...joined,
      missing:
        trusting.unreadTrust ??
        client.unreadPair ??
        server.unreadPair ??
        (found === node
          ? twoFilesOfOnePath([clientCertificate, clientKey, clientTrusts, serverCertificate])
          : undefined),
      refusal: client.unreadPair ? undefined : refusalOf(client, server, { url, asks }, listening),
    };
  }
}

/** The node with the address. Loopback is that of a pod, unless the program runs on the machine itself. */
function nodeAt(host: string, node: NodeView, { end }: ConnectingSide, endpoints: Endpoints): NodeView | undefined {
  if (!isLoopback(host)) return endpoints.apiserverAt(host) ?? (isAddressOf(node, host) ? node : undefined);
  const isOnMachine = node.components.some(({ name, uri, document }) => {
    return name === end.component && uri === end.uri && document !== undefined && document.mounts === undefined;
  });
  return isOnMachine ? node : undefined;
}

/** Whether the server listens at the address of the URL, which is one of its machine. */
function listensFor(component: ComponentView, { host }: DialedUrl): 'here' | 'loopback' | 'elsewhere' {
  const bound = textOr(component, 'bind-address', '0.0.0.0');
  if (bound === undefined || isUnspecified(bound) || canonicalHost(bound) === canonicalHost(host)) return 'here';
  return isLoopback(bound) && !isLoopback(host) ? 'loopback' : 'elsewhere';
}

function refusalOf(
  client: ConnectingSide,
  server: ListeningSide,
  { url, asks }: Target,
  listening: 'here' | 'loopback',
): Refusal | undefined {
  const { component } = server;
  if (!component) return undefined;
  const textParty = partyName(component.name);
  if (listening === 'loopback') {
    return {
      side: 'client',
      isUnreached: true,
      error: connectionRefused(url),
      reason: phrase('{textParty} listens on the loopback address only, but the target is {url}.', {
        textParty,
        url: url.url,
      }),
      otherAt: flagPlace(component, 'bind-address'),
    };
  }
  if (server.createsPair !== 'in memory' || client.isInsecure) return undefined;
  return {
    side: 'client',
    error: `tls: failed to verify certificate: x509: ${rejection(asks.value)}`,
    reason: phrase(
      'Without `--tls-cert-file`, {textParty} creates a certificate for localhost in memory at each start, which no client can verify.',
      { textParty },
    ),
    otherAt: server.at,
  };
}

/** Go verifies the name first. The certificate has the names localhost and 127.0.0.1. */
function rejection(host: string): string {
  const isAddress = parseIp(host) !== undefined;
  const own = isAddress ? '127.0.0.1' : 'localhost';
  const isOwn = canonicalHost(host) === own;
  return isOwn ? 'certificate signed by unknown authority' : `certificate is valid for ${own}, not ${host}`;
}
