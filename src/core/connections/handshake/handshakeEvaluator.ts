import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import { budgetOf } from '../../model/budget.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { type Connection, type ConnectionEnd, processKey } from '../../model/connection.ts';
import { type CredentialSource, privateKeyOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { SignatureCache } from '../../trust/signatureCache.ts';
import { verifySignatures } from '../../trust/signatures.ts';
import { componentEnd } from '../../uses/lookup/etcdProcesses.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import type { Accepts } from './evaluateConfiguration.ts';
import { evaluateHandshake } from './evaluateHandshake.ts';
import { asItsVersionRefuses, refusesByRelease } from './refusalByVersion.ts';
import { startFailures } from './startFailure.ts';
import type { StartFailure } from './startStep.ts';
import { isLeftOnceStarted, isStoppedByOtherFile } from './stoppedByOtherFile.ts';

/** Whether what keeps an end from starting is read only after this handshake: an API server's to etcd, and that of two members. */
function isAfterHandshake({ kind, refusal }: HandshakeSpec): boolean {
  if (!refusal?.isLate) return false;
  return kind === 'etcd-peer' || (kind === 'etcd' && refusal.stopped === 'kube-apiserver');
}

/** Judges connections whose ends are among the nodes; `nodeOf` finds them by id. */
export class HandshakeEvaluator {
  readonly #nodeOf: (id: string) => NodeView | undefined;
  readonly #cache: SignatureCache;
  readonly #now: number;
  readonly #scheduler: Scheduler;
  /** By the contents of the nodes. */
  #tables = new Map<string, Promise<SignatureTable>>();
  /** The same by the ids of both ends' nodes, of which one client has few. */
  readonly #tableOfPair = new Map<string, Promise<SignatureTable>>();

  constructor(nodeOf: (id: string) => NodeView | undefined, cache: SignatureCache, now: number, scheduler: Scheduler) {
    this.#nodeOf = nodeOf;
    this.#cache = cache;
    this.#now = now;
    this.#scheduler = scheduler;
  }

  /** The same among other states of the nodes with the same files: their signatures are not verified again. */
  among(nodeOf: (id: string) => NodeView | undefined): HandshakeEvaluator {
    const other = new HandshakeEvaluator(nodeOf, this.#cache, this.#now, this.#scheduler);
    other.#tables = this.#tables;
    return other;
  }

  /** The result at that instant, in milliseconds since the epoch. */
  async evaluate(spec: HandshakeSpec, now = this.#now): Promise<Connection> {
    if (this.#scheduler.shouldYield()) await this.#scheduler.yieldNow();
    const whole = this.#withoutAbsentKeys(spec);
    const refused = this.#withStartFailure(whole);
    const stopped = await this.#evaluated(refused, now);
    const isLate = isAfterHandshake(refused);
    if (!isStoppedByOtherFile(stopped) && !isLate) return stopped;
    const own = await this.#evaluated(whole, now);
    const isLeft = isLate || isLeftOnceStarted(own, stopped, this.#startFailures(stopped));
    return own.verdict === 'broken' && isLeft ? own : stopped;
  }

  async #evaluated(spec: HandshakeSpec, now: number): Promise<Connection> {
    const accepts: Accepts = (end, refusal) => this.#accepts(end, refusal);
    const connection = evaluateHandshake(spec, await this.#tableFor(spec), now, accepts);
    return asItsVersionRefuses(connection, this.#nodeOf);
  }

  /** People rightly copy nodes without keys, or scrub them: the pairs there are then taken to be whole. */
  #withoutAbsentKeys(spec: HandshakeSpec): HandshakeSpec {
    const atHand = ({ node }: ConnectionEnd, key: CredentialSource | undefined) => {
      const holdsKeys = node === undefined || this.#nodeOf(node)?.hasPrivateKeys !== false;
      return key && !key.isWithheld && (holdsKeys || privateKeyOf(key)) ? key : undefined;
    };
    return { ...spec, clientKey: atHand(spec.from, spec.clientKey), serverKey: atHand(spec.to, spec.serverKey) };
  }

  /** An end that does not come up refuses before anything is shown; a client that cannot use its kubeconfig only reports that. */
  #withStartFailure(spec: HandshakeSpec): HandshakeSpec {
    for (const end of spec.refusal?.side === 'configuration' ? [spec.to] : [spec.to, spec.from]) {
      const failure = this.#startFailure(end);
      if (failure) return { ...spec, refusal: { side: 'configuration', stopped: end.component, ...failure } };
    }
    return spec;
  }

  #startFailure(end: ConnectionEnd): StartFailure | undefined {
    return this.#startFailuresAt(end)[0];
  }

  /** Everything that keeps the end from starting that stops the connection. */
  #startFailures({ stopped, from, to }: Connection): readonly StartFailure[] {
    return this.#startFailuresAt(stopped === to.component ? to : from);
  }

  #startFailuresAt(end: ConnectionEnd): readonly StartFailure[] {
    const component = this.#componentAt(end);
    const node = this.#nodeOf(end.node ?? '');
    return component && node ? startFailuresOf(node, component) : [];
  }

  /** Whether the release of an end is known to accept what only others refuse. */
  #accepts(end: ConnectionEnd, refusal: VersionedRefusal): boolean {
    const component = this.#componentAt(end);
    return component !== undefined && accepts(component, refusal);
  }

  #componentAt(end: ConnectionEnd): ComponentView | undefined {
    const node = this.#nodeOf(end.node ?? '');
    return node?.components.find(
      (one) => one.name === end.component && processKey(componentEnd(node, one)) === processKey(end),
    );
  }

  /**
   * One table a pair of nodes: ends in different nodes need their certificates side by side. Nodes with the same certificates share the
   * table of the first of them.
   */
  #tableFor({ from, to }: HandshakeSpec): Promise<SignatureTable> {
    const pair = `${from.node}\n${to.node}`;
    const table = this.#tableOfPair.get(pair) ?? this.#tableOf([from.node, to.node]);
    this.#tableOfPair.set(pair, table);
    return table;
  }

  #tableOf(ends: readonly (string | undefined)[]): Promise<SignatureTable> {
    const ids = [...new Set(ends.flatMap((id) => id ?? []))].sort();
    const nodes = ids.flatMap((id) => this.#nodeOf(id) ?? []);
    const key = [...new Set(nodes.map(contentOf))].sort().join('\n');
    const table = this.#tables.get(key) ?? this.#verify(nodes);
    this.#tables.set(key, table);
    return table;
  }

  #verify(nodes: readonly NodeView[]): Promise<SignatureTable> {
    const budget = budgetOf(nodes.flatMap(({ files }) => files.map(({ file }) => file)));
    return verifySignatures(nodes.flatMap(certificatesIn), this.#cache, budget, this.#scheduler);
  }
}

/** The failure that keeps a component of the node from starting, if its own files show one. */
export function startFailureOf(node: NodeView, component: ComponentView): StartFailure | undefined {
  return startFailuresOf(node, component)[0];
}

/** The same with those that are left once it is repaired. */
export function startFailuresOf({ hasPrivateKeys }: NodeView, component: ComponentView): readonly StartFailure[] {
  return hasPrivateKeys ? failuresOf(component) : failuresWithoutKeys(component);
}

/** Start failures depend on the component alone, so they are found once for all of its connections. */
const failuresOf = derived((component: ComponentView) =>
  startFailures(component, true, (refusal) => accepts(component, refusal)),
);

/** The same on a node whose keys were left out. */
const failuresWithoutKeys = derived((component: ComponentView) =>
  startFailures(component, false, (refusal) => accepts(component, refusal)),
);

function accepts(component: ComponentView, refusal: VersionedRefusal): boolean {
  return refusal !== 'unknownAlgorithm' && refusesByRelease(component, refusal) === 'no';
}

/** The same for nodes with the same certificates. */
const contentOf = derived(({ files }: Pick<NodeView, 'files'>): string =>
  [...new Set(certificatesIn({ files }).map(({ sha256 }) => sha256))].sort().join(' '),
);

/** Every certificate of the node's files. */
export function certificatesIn({ files }: Pick<NodeView, 'files'>): readonly Certificate[] {
  return files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : [])),
  );
}
