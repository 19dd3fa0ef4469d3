import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { ServingSecrets, secretsOf } from '../../uses/lookup/servingSecret.ts';
import { calledServerConnects, calledServerListens } from '../../uses/participants/calledServers.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/**
 * kube-apiserver calls the webhooks and extension API servers whose configuration is in the workspace. Each is joined with the TLS Secret whose
 * certificate is meant for its host. In a workspace of several clusters the caller is not known.
 */
export function* joinByContent(nodes: readonly NodeView[]): Generator<HandshakeSpec> {
  const callers = nodes.filter((node) => componentOf(node, 'kube-apiserver')?.document);
  const caller = callers.length === 1 ? callers[0] : undefined;
  const secrets = new ServingSecrets(nodes.flatMap(secretsOf));
  for (const node of nodes) {
    for (const { file, archived } of node.files) {
      for (const called of archived ? [] : file.documents) {
        if (called.kind !== 'calledServer' || !called.host) continue;
        const client = calledServerConnects(called, caller);
        if (!client) continue;
        const { uri, host } = called;
        const serving = secrets.find(called);
        const server = calledServerListens(node, called, serving);
        yield {
          ...joinSides(client, server, { value: host.value, at: { uri, span: host.span } }),
          missing: serving ? undefined : phrase('the serving certificate of {host}', { host: host.value }),
        };
      }
    }
  }
}
