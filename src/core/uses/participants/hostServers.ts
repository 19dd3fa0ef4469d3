import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { asciiLower } from '../../trust/hostname.ts';
import { namedSecrets } from '../lookup/namedSecrets.ts';
import { secretCredentials } from '../lookup/servingSecret.ts';
import type { AskedHost, HostServer, SecretPair } from '../side/hostServer.ts';
import type { Participant } from './participant.ts';

/** Ingresses and Gateways, which end TLS with the pairs of the Secrets that they name. */
export const hostServers: Participant = {
  serves: (node) => objectsOf(node, 'tlsServer').flatMap(({ document }) => serversOf(node, document)),
};

function serversOf(node: NodeView, server: TlsServerDocument): readonly HostServer[] {
  const asked = groupBy(askedHosts(server), ({ binding }) => binding);
  return server.bindings.map((binding) => ({
    does: 'serves',
    server,
    binding,
    asked: asked.get(binding) ?? [],
    pairs: pairsOf(node, server, binding),
  }));
}

function pairsOf(node: NodeView, server: TlsServerDocument, binding: TlsBinding): readonly SecretPair[] {
  if (server.isProvided) return [];
  const pairs: SecretPair[] = [];
  for (const reference of binding.secrets) {
    const secrets = namedSecrets(node, server, reference) ?? [];
    if (secrets.length === 0) return [];
    for (const { secret, certificate, leaf } of secrets) {
      if (!leaf) return [];
      const key = secretCredentials(secret, 'tls.key');
      pairs.push({ server, reference, secret, leaf, certificate, key, evidence: 'configured' });
    }
  }
  return pairs;
}

interface BoundHost extends AskedHost {
  readonly binding: TlsBinding;
}

/** The hosts of an Ingress that its rules route; others are never requested (kubernetes/ingress-nginx, createServers). */
function askedHosts({ bindings, routedHosts }: TlsServerDocument): readonly BoundHost[] {
  const exact = bindings.flatMap((binding) => binding.hosts.map((host) => ({ host, binding, byWildcard: false })));
  if (!routedHosts) return exact;
  const routed = new Set(routedHosts.map(({ value }) => asciiLower(value)));
  const named = new Set(exact.map(({ host }) => asciiLower(host.value)));
  const wildcards = new Map(
    exact.flatMap((one) =>
      one.host.value.startsWith('*.') ? [[asciiLower(one.host.value.slice(1)), one] as const] : [],
    ),
  );
  const under = routedHosts.flatMap((host): readonly BoundHost[] => {
    if (named.has(asciiLower(host.value))) return [];
    const found = wildcards.get(asciiLower(host.value.slice(host.value.indexOf('.'))));
    return found ? [{ host, binding: found.binding, byWildcard: true }] : [];
  });
  return [...exact.filter(({ host }) => routed.has(asciiLower(host.value))), ...under];
}
