import type { CalledServerDocument } from '../../model/documents/objects.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { ServingSecrets, secretsOf } from '../../uses/lookup/servingSecret.ts';
import { calledServerConnects, calledServerListens, secretListens } from '../../uses/participants/calledServers.ts';
import type { ListeningSide } from '../../uses/side/side.ts';
import { connectingTo, sidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { joinRancherAgents } from './rancherAgents.ts';

/**
 * kube-apiserver calls the webhooks and extension API servers whose configuration is in the workspace. Each is joined with the TLS Secret whose
 * certificate is meant for its host. In a workspace of several clusters the caller is not known.
 */
export function* joinByContent(nodes: readonly NodeView[]): Generator<HandshakeSpec> {
  const callers = nodes.filter((node) => componentOf(node, 'kube-apiserver')?.document);
  const caller = callers.length === 1 ? callers[0] : undefined;
  const secrets = new ServingSecrets(nodes.flatMap(secretsOf));
  const metricsServer = onlyMetricsServer(nodes);
  for (const node of nodes) yield* askedServers(node, secrets);
  yield* joinRancherAgents(nodes);
  for (const node of nodes) {
    for (const called of calledIn(node)) {
      const { uri, host } = called;
      const client = host && calledServerConnects(called, caller);
      if (!client) continue;
      const serving = secrets.find(called);
      const listens = calledServerListens(node, called, serving);
      const server = (!serving && isOfMetricsServer(called) ? metricsServer : undefined) ?? listens;
      yield {
        ...joinSides(client, server, { value: host.value, at: { uri, span: host.span } }, undefined),
        missing:
          server.pairs.length > 0 || client.isInsecure
            ? undefined
            : phrase('the serving certificate of {host}', { host: host.value }),
      };
    }
  }
}

function calledIn({ files }: NodeView): readonly CalledServerDocument[] {
  return files.flatMap(({ file, archived }) =>
    archived ? [] : file.documents.flatMap((document) => (document.kind === 'calledServer' ? document : [])),
  );
}

/** The webhooks and issuers that the node's API server asks, each with the only Secret that is meant for its host. */
function* askedServers(node: NodeView, secrets: ServingSecrets): Generator<HandshakeSpec> {
  for (const service of ['webhook', 'oidc'] as const) {
    for (const client of connectingTo(node, service)) {
      const [target] = client.targets;
      if (!target) continue;
      const { url, asks } = target;
      // Many certificates name loopback.
      const serving = client.via || isLoopback(asks.value) ? undefined : secrets.only(asks.value);
      const server = serving && secretListens(serving, service, client.at);
      yield {
        ...joinSides(client, server, asks, url),
        missing:
          client.via ??
          client.unreadTrust ??
          (server ? undefined : phrase('the serving certificate of {host}', { host: asks.value })),
      };
    }
  }
}

/** metrics-server with the certificate that its flags name; undefined if it is not the only one. */
function onlyMetricsServer(nodes: readonly NodeView[]): ListeningSide | undefined {
  const [only, ...others] = nodes.flatMap((node) =>
    sidesOf(node).listening.filter(({ end }) => end.component === 'metrics-server'),
  );
  return others.length === 0 ? only : undefined;
}

function isOfMetricsServer({ name, calledBy }: CalledServerDocument): boolean {
  return calledBy === 'apiService' && /^v\w+\.metrics\.k8s\.io$/.test(name);
}
