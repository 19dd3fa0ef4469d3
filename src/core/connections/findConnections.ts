import type { Certificate } from '../model/certificate.ts';
import type { NodeView } from '../nodes/node.ts';
import type { SignatureTable } from '../trust/outcome.ts';
import { type SignatureCache, verifySignatures } from '../trust/signatures.ts';
import { aggregationConnection } from './aggregationConnection.ts';
import { apiConnections } from './apiConnections.ts';
import type { Connection } from './connection.ts';
import { indexEndpoints } from './endpoints.ts';
import { etcdConnections } from './etcdConnections.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { judgeHandshake } from './judgeHandshake.ts';
import { keyConnections } from './keyConnections.ts';
import { kubeletConnections } from './kubeletConnections.ts';
import { startFailure } from './startFailure.ts';
import { webhookConnections } from './webhookConnections.ts';

/** Every connection whose one end at least is in the workspace, with its handshake's outcome; sorted by id. */
export async function findConnections(
  nodes: readonly NodeView[],
  cache: SignatureCache,
  now: number,
): Promise<readonly Connection[]> {
  const endpoints = indexEndpoints(nodes);
  const found = new Map<string, Connection>();
  const tables = new Map<string, Promise<SignatureTable>>();
  const views = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const specs: readonly HandshakeSpec[] = [
      ...apiConnections(node, endpoints),
      ...etcdConnections(node, endpoints),
      ...kubeletConnections(node, endpoints),
      ...aggregationConnection(node),
    ];
    for (const spec of specs.map(withoutAbsentKeys).map(withStartFailure)) {
      const connection = judgeHandshake(spec, await tableFor(spec), now);
      found.set(connection.id, connection);
    }
    for (const connection of keyConnections(node)) found.set(connection.id, connection);
  }
  for (const spec of webhookConnections(nodes)) {
    const connection = judgeHandshake(spec, await tableFor(spec), now);
    found.set(connection.id, connection);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

  /** People rightly copy nodes without keys: the pairs there are then taken to be whole. */
  function withoutAbsentKeys(spec: HandshakeSpec): HandshakeSpec {
    const holdsKeys = (id: string | undefined) => id === undefined || views.get(id)?.hasPrivateKeys !== false;
    return {
      ...spec,
      clientKey: holdsKeys(spec.from.node) ? spec.clientKey : undefined,
      serverKey: holdsKeys(spec.to.node) ? spec.serverKey : undefined,
    };
  }

  /** An end that does not come up refuses before anything is shown. */
  function withStartFailure(spec: HandshakeSpec): HandshakeSpec {
    if (spec.refusal) return spec;
    for (const { node, component } of [spec.to, spec.from]) {
      const failure = startFailure(views.get(node ?? '')?.components.find(({ name }) => name === component));
      if (failure) return { ...spec, refusal: { side: 'configuration', ...failure } };
    }
    return spec;
  }

  /** One table a pair of nodes: ends in different nodes need their certificates side by side. */
  function tableFor({ from, to }: HandshakeSpec): Promise<SignatureTable> {
    const ids = [...new Set([from.node, to.node].flatMap((id) => id ?? []))].sort();
    const key = ids.join('\n');
    const table =
      tables.get(key) ??
      verifySignatures(
        ids.flatMap((id) => certificatesIn(views.get(id))),
        cache,
      );
    tables.set(key, table);
    return table;
  }
}

function certificatesIn(node: NodeView | undefined): readonly Certificate[] {
  return (node?.files ?? []).flatMap(({ file }) =>
    file.artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : [])),
  );
}
