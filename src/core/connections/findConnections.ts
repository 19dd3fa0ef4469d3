import type { Connection } from '../model/connection.ts';
import type { NodeView } from '../model/node.ts';
import { lasts, type Period } from '../model/period.ts';
import type { Scheduler } from '../model/scheduler.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { CalledServers } from './calledServers.ts';
import { HandshakeEvaluator } from './handshake/handshakeEvaluator.ts';
import { type FoundConnections, MergedConnections } from './mergedConnections.ts';
import { aggregationConnection } from './participants/aggregationConnection.ts';
import { apiConnections } from './participants/apiConnections.ts';
import { type Endpoints, indexEndpoints } from './participants/endpoints.ts';
import { etcdConnections } from './participants/etcdConnections.ts';
import type { HandshakeSpec } from './participants/handshakeSpec.ts';
import { keyConnections } from './participants/keyConnections.ts';
import { kubeletConnections } from './participants/kubeletConnections.ts';

interface Known {
  readonly node: NodeView;
  readonly lookUps: readonly EndpointLookUp[];
  readonly period: Period;
  readonly connections: readonly Connection[];
}

/** Finds the connections of nodes again and again, and judges only what changed between. */
export class ConnectionFinder {
  readonly #cache: SignatureCache;
  readonly #called = new CalledServers();
  #known: ReadonlyMap<string, Known> = new Map();
  readonly #merged = new MergedConnections();

  constructor(cache: SignatureCache) {
    this.#cache = cache;
  }

  /**
   * Every connection whose one end at least is among the nodes, with its handshake's outcome at the time. `untilOf` tells the instant
   * at which time alone next changes a verdict about a node's files.
   */
  async find(
    nodes: readonly NodeView[],
    now: number,
    untilOf: (node: NodeView) => number,
    scheduler: Scheduler,
  ): Promise<FoundConnections> {
    const before = this.#known;
    const endpoints = indexEndpoints(nodes);
    const views = new Map(nodes.map((node) => [node.id, node]));
    const evaluate = new HandshakeEvaluator((id) => views.get(id), this.#cache, now, scheduler);
    const known = new Map<string, Known>();
    for (const node of nodes) {
      const last = before.get(node.id);
      const isSame = last?.node === node && lasts(last.period, now) && endpointsEqual(last.lookUps, endpoints);
      known.set(node.id, isSame ? last : await connectionsOf(node, endpoints, evaluate, now, untilOf));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    const called = await this.#called.find(nodes, evaluate, now, untilOf);
    this.#known = known;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    this.#merged.update(new Map([...known].map(([id, { connections }]) => [id, connections])), called);
    return this.#merged.latest;
  }
}

async function connectionsOf(
  node: NodeView,
  all: Endpoints,
  evaluate: HandshakeEvaluator,
  now: number,
  untilOf: (node: NodeView) => number,
): Promise<Known> {
  const { endpoints, lookUps } = recordEndpoints(all);
  const specs: readonly HandshakeSpec[] = [
    ...apiConnections(node, endpoints),
    ...etcdConnections(node, endpoints),
    ...kubeletConnections(node, endpoints),
    ...aggregationConnection(node),
  ];
  const handshakes: Connection[] = [];
  for (const spec of specs) handshakes.push(await evaluate.evaluate(spec));
  const ends = [node, ...lookUps.flatMap((lookUp) => lookUp.node ?? [])];
  const period = { from: now, until: Math.min(...ends.map(untilOf)) };
  return { node, lookUps, period, connections: [...handshakes, ...keyConnections(node)] };
}

/** What was asked of the endpoints and what they said. */
interface EndpointLookUp {
  readonly at: keyof Endpoints;
  readonly host: string;
  readonly node: NodeView | undefined;
}

/** The endpoints, and what is asked of them from now on. */
function recordEndpoints(endpoints: Endpoints): {
  readonly endpoints: Endpoints;
  readonly lookUps: readonly EndpointLookUp[];
} {
  const lookUps: EndpointLookUp[] = [];
  const ask = (at: keyof Endpoints) => (host: string) => {
    const node = endpoints[at](host);
    lookUps.push({ at, host, node });
    return node;
  };
  return {
    endpoints: { apiserverAt: ask('apiserverAt'), etcdAt: ask('etcdAt'), etcdPeerAt: ask('etcdPeerAt') },
    lookUps,
  };
}

/** Whether the endpoints say the same as they did. */
function endpointsEqual(lookUps: readonly EndpointLookUp[], endpoints: Endpoints): boolean {
  return lookUps.every(({ at, host, node }) => endpoints[at](host) === node);
}
