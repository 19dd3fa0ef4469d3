import type { NodeSteps } from '../cluster/scan/nodeSteps.ts';
import type { Connection, FirstBreak } from '../model/connection.ts';
import { derived, derivedFromPrevious } from '../model/memo/derived.ts';
import { sameEntries, sameJson } from '../model/memo/same.ts';
import { firewall, type Reader, type Step, step } from '../model/memo/step.ts';
import { componentOf, type NodeView } from '../model/node.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { endpointsOf, nodesByEndpoint } from '../uses/lookup/endpoints.ts';
import { connectingTo } from '../uses/sides.ts';
import { worstOfEach } from './connectionsAt.ts';
import { firstBreak, type JudgedHandshake, signingBreaks } from './handshake/firstBreak.ts';
import { HandshakeEvaluator } from './handshake/handshakeEvaluator.ts';
import { joinByContent } from './joins/byContent.ts';
import { isReported } from './joins/byConvention.ts';
import { joinByKey } from './joins/byKey.ts';
import { connectionSpecs } from './joins/connectionSpecs.ts';
import { rejectedTokenPairs, type TokenPair, tokensAcross } from './joins/tokensAcross.ts';
import { mergeChanged, mergeConnections } from './mergeConnections.ts';
import { firstOf, paidConnections } from './paidConnections.ts';

/** The steps that lead from the nodes to the connections between them. */
export class ConnectionSteps {
  /** By id of a node: those with at least one end in it. */
  readonly ofNode: Step<readonly Connection[]>;
  /** Over all nodes; undefined if none breaks by time alone. */
  readonly firstBreak: Step<FirstBreak | undefined>;
  /** By id of a node: its connections, and which of them breaks first. */
  readonly #judged: Step<JudgedNode>;
  /** Connections across nodes: to servers that API objects name, and tokens that another node rejects. */
  readonly across: Step<readonly Connection[]>;
  /** Each once, sorted by id. */
  readonly all: Step<readonly Connection[]>;
  /** Ids of the nodes by endpoint. */
  readonly #endpoints: Step<ReadonlyMap<string, string>>;
  /** The same for one endpoint. */
  readonly #endpoint: Step<string | undefined>;
  /** The part of a node in the calls to servers that API objects configure, by its id. */
  readonly #partInCalls: Step<PartInCalls>;
  readonly #called: Step<readonly Connection[]>;
  /** Pairs of nodes of which the second rejects the first one's tokens. */
  readonly #tokenPairs: Step<readonly TokenPair[]>;
  /** The number of evaluated connections, by id of each node that the budget does not fully cover, and for one node. */
  readonly limits: Step<ReadonlyMap<string, number>>;
  readonly #limit: Step<number | undefined>;
  readonly #nodes: NodeSteps;
  readonly #cache: SignatureCache;
  readonly #nextChange: Step<number>;

  /** `nextChange` is the instant at which time alone next changes a verdict about a node's files, by its id. */
  constructor(nodes: NodeSteps, nextChange: Step<number>, cache: SignatureCache) {
    this.#nodes = nodes;
    this.#nextChange = nextChange;
    this.#cache = cache;
    this.#endpoints = firewall(
      'endpoints',
      async (_, read) => nodesByEndpoint(await read.read(nodes.views)),
      sameEntries,
    );
    this.#endpoint = step('endpoint', async (endpoint, read) => (await read.read(this.#endpoints)).get(endpoint));
    this.#partInCalls = step('partInCalls', async (id, read) => partInCalls(await read.read(nodes.node, id)), sameJson);
    this.limits = firewall(
      'connectionLimits',
      async (_, read) => paidConnections(await read.read(nodes.views)),
      sameEntries,
    );
    this.#limit = step('connectionLimit', async (id, read) => (await read.read(this.limits)).get(id));
    this.#judged = step('judgedNode', (id, read) => this.#judge(id, read));
    this.ofNode = step('connections', async (id, read) => (await read.read(this.#judged, id)).connections);
    this.firstBreak = step(
      'firstBreak',
      async (_, read) => {
        const judged = await read.readAll(this.#judged, (await read.read(nodes.ids)) ?? []);
        return earliest(judged.flatMap(({ breaks }) => breaks));
      },
      sameJson,
    );
    this.#called = step('called', (_, read) => this.#calledServers(read));
    this.#tokenPairs = firewall(
      'tokenPairs',
      async (_, read) => rejectedTokenPairs(await read.read(nodes.views)),
      sameJson,
    );
    this.across = step('across', async (_, read) =>
      worstOfEach([...(await read.read(this.#called)), ...(await this.#tokens(read))]),
    );
    const merged = derivedFromPrevious(mergeConnections, mergeChanged);
    this.all = step('allConnections', async (_, read) => merged(await this.#sources(read)).all);
  }

  async #judge(id: string, read: Reader): Promise<JudgedNode> {
    const node = await read.read(this.#nodes.node, id);
    const ids = await read.peek(this.#endpoints);
    const all = viewsById(await read.peek(this.#nodes.views));
    const asked = new Set<string>();
    const views = new Map([[id, node]]);
    const endpoints = endpointsOf((endpoint) => {
      asked.add(endpoint);
      return all.get(ids.get(endpoint) ?? '');
    });
    const specs = [...firstOf(connectionSpecs(node, endpoints), await read.read(this.#limit, id))];
    for (const endpoint of asked) {
      const other = await read.read(this.#endpoint, endpoint);
      if (other !== undefined) views.set(other, await read.read(this.#nodes.node, other));
    }
    const evaluator = await this.#evaluatorOf(views, read);
    const judged: JudgedHandshake[] = [];
    for (const spec of specs) {
      const connection = await evaluator.evaluate(spec);
      if (isReported(spec, connection)) judged.push({ spec, connection });
    }
    const first = await firstBreak(judged, evaluator, read.now);
    return {
      connections: worstOfEach([...judged.map(({ connection }) => connection), ...joinByKey(node, read.now)]),
      breaks: [...(first ? [first] : []), ...signingBreaks(node, read.now)],
    };
  }

  async #calledServers(read: Reader): Promise<readonly Connection[]> {
    const ids = (await read.read(this.#nodes.ids)) ?? [];
    const inCalls = await read.readAll(this.#partInCalls, ids);
    const parts = ids.map((id, at) => ({ id, ...(inCalls[at] ?? NO_PART) }));
    if (!parts.some(({ calls }) => calls)) return NONE;
    // If there are several, none can be singled out as the caller.
    const callers = parts.filter(({ isCaller }) => isCaller).slice(0, 2);
    const views = new Map<string, NodeView>();
    for (const part of parts) {
      if (part.objects || callers.includes(part)) views.set(part.id, await read.read(this.#nodes.node, part.id));
    }
    const evaluator = await this.#evaluatorOf(views, read);
    const connections: Connection[] = [];
    for (const spec of joinByContent([...views.values()])) connections.push(await evaluator.evaluate(spec));
    return connections;
  }

  async #tokens(read: Reader): Promise<readonly Connection[]> {
    const connections: Connection[] = [];
    for (const [signer, verifier] of await read.read(this.#tokenPairs)) {
      const { node } = this.#nodes;
      connections.push(...tokensAcross(await read.read(node, signer), await read.read(node, verifier)));
    }
    return connections;
  }

  async #evaluatorOf(views: ReadonlyMap<string, NodeView>, read: Reader): Promise<HandshakeEvaluator> {
    for (const id of views.keys()) await read.read(this.#nextChange, id);
    return new HandshakeEvaluator((id) => views.get(id), this.#cache, read.now, read.scheduler);
  }

  async #sources(read: Reader): Promise<readonly (readonly Connection[])[]> {
    const sources = await read.readAll(this.ofNode, (await read.read(this.#nodes.ids)) ?? []);
    return [...sources, await read.read(this.across)];
  }
}

/** A node's connections, and the one of them that breaks first, if any does. */
interface JudgedNode {
  readonly connections: readonly Connection[];
  readonly breaks: readonly FirstBreak[];
}

/** The first by id of several at one instant, so that the same files give the same result. */
function earliest(breaks: readonly FirstBreak[]): FirstBreak | undefined {
  const [first] = breaks.toSorted((a, b) => a.at - b.at || (a.connection < b.connection ? -1 : 1));
  return first;
}

/** The part of a node in the calls to servers that API objects configure. */
interface PartInCalls {
  /** Whether it has such an object, or a Secret that one may need. */
  readonly objects: boolean;
  readonly calls: boolean;
  /** Whether its API server may be the one that calls. */
  readonly isCaller: boolean;
}

const NONE: readonly Connection[] = [];
const NO_PART: PartInCalls = { objects: false, calls: false, isCaller: false };

function partInCalls(node: NodeView): PartInCalls {
  const kinds = new Set(node.files.flatMap(({ file }) => file.documents.map(({ kind }) => kind)));
  const asks = (['webhook', 'oidc', 'rancher'] as const).some((service) => connectingTo(node, service).length > 0);
  const calls = kinds.has('calledServer') || asks;
  const isCaller = componentOf(node, 'kube-apiserver')?.document !== undefined;
  return { objects: calls || kinds.has('secret') || kinds.has('rancherSetting'), calls, isCaller };
}

const viewsById = derived((views: readonly NodeView[]) => new Map(views.map((view) => [view.id, view])));
