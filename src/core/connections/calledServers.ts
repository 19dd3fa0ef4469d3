import type { Connection } from '../model/connection.ts';
import { componentOf, type NodeView } from '../model/node.ts';
import { lasts, type Period } from '../model/period.ts';
import type { HandshakeEvaluator } from './handshake/handshakeEvaluator.ts';
import { webhookConnections } from './participants/webhookConnections.ts';

/** The connections to servers that API objects tell to call, judged again only where an object, a Secret or the caller changed. */
export class CalledServers {
  #known: { readonly nodes: readonly NodeView[]; readonly period: Period } | undefined;
  #connections: readonly Connection[] = [];

  async find(
    all: readonly NodeView[],
    evaluate: HandshakeEvaluator,
    now: number,
    untilOf: (node: NodeView) => number,
  ): Promise<readonly Connection[]> {
    if (!all.some((node) => objectsOf(node).calls)) {
      this.#known = undefined;
      if (this.#connections.length > 0) this.#connections = [];
      return this.#connections;
    }
    const callers = all.filter((node) => componentOf(node, 'kube-apiserver')?.document);
    // Of several no one is the caller, whoever they are.
    const nodes = all.filter((node) => objectsOf(node).any || callers.slice(0, 2).includes(node));
    const known = this.#known;
    if (known && lasts(known.period, now) && sameItems(known.nodes, nodes)) return this.#connections;
    const connections: Connection[] = [];
    for (const spec of webhookConnections(nodes)) connections.push(await evaluate.evaluate(spec));
    this.#known = { nodes, period: { from: now, until: Math.min(...nodes.map(untilOf)) } };
    this.#connections = connections;
    return connections;
  }
}

interface Objects {
  /** Whether there are objects that tell to call a server, or Secrets. */
  readonly any: boolean;
  readonly calls: boolean;
}

const objectsOfNode = new WeakMap<NodeView, Objects>();

function objectsOf(node: NodeView): Objects {
  const known = objectsOfNode.get(node);
  if (known) return known;
  let secrets = false;
  let calls = false;
  for (const { file } of node.files) {
    for (const { kind } of file.documents) {
      if (kind === 'secret') secrets = true;
      if (kind === 'calledServer') calls = true;
    }
  }
  const objects = { any: secrets || calls, calls };
  objectsOfNode.set(node, objects);
  return objects;
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
