import { HandshakeEvaluator } from '../connections/handshake/handshakeEvaluator.ts';
import { joinByContent } from '../connections/joins/byContent.ts';
import { isReported } from '../connections/joins/byConvention.ts';
import { connectionSpecs } from '../connections/joins/connectionSpecs.ts';
import type { HandshakeSpec } from '../connections/joins/handshakeSpec.ts';
import { firstOf, paidInBoth } from '../connections/paidConnections.ts';
import { stoppedComponents } from '../inspection/componentStates.ts';
import { compareText } from '../model/collections/compareText.ts';
import { groupBy } from '../model/collections/lookup.ts';
import type { Connection, ConnectionEnd, Verdict } from '../model/connection.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { createSignatureCache } from '../trust/signatureCache.ts';
import { endpointsOf, nodesByEndpoint } from '../uses/lookup/endpoints.ts';
import { certificateChanges } from './certificateChanges.ts';
import { comparedCauses } from './comparedCauses.ts';
import { comparedComponents, followsById } from './comparedComponents.ts';
import { type HandshakeState, handshakeIn, hasChanged, statesBetween } from './handshakeStates.ts';
import { openVerdicts, stateAfter } from './openVerdicts.ts';
import { type PairedNode, pairNodes, placeNames } from './pairedNodes.ts';
import { isReleaseOpen, type Running, runningSpec } from './reloading.ts';
import { type RestartConstraint, restartOrder } from './restartOrder.ts';
import {
  type ComparedSpec,
  evaluateSigned,
  type NamedPair,
  namedTokenPairs,
  signedSpecs,
  tokenSpecs,
} from './signedSpecs.ts';
import {
  breaks,
  type ComparedConnection,
  type ConnectionState,
  recovers,
  type StateComparison,
  startsToFollow,
} from './stateComparison.ts';

/** Compares two states of the same nodes, at one instant. Milliseconds since the epoch. */
export async function compareReports(
  before: Report,
  after: Report,
  now: number,
  scheduler: Scheduler,
): Promise<StateComparison> {
  const nodes = pairNodes(before, after);
  const tokens = [...tokenPairs(nodes, 'before'), ...tokenPairs(nodes, 'after')];
  const limits = paidInBoth(nodes);
  const [old, current] = [
    await specsByKey(nodes, 'before', { tokens, limits }, scheduler),
    await specsByKey(nodes, 'after', { tokens, limits }, scheduler),
  ];
  const cache = createSignatureCache();
  const evaluatorOf = (views: ReadonlyMap<string, NodeView>) =>
    new HandshakeEvaluator((id) => views.get(id), cache, now, scheduler);
  const names = namesById(nodes);
  const pairs = new Map(nodes.map((pair) => [pair.after?.id ?? '', pair]));
  const [oldNodes, currentNodes] = [nodesIn(nodes, 'before'), nodesIn(nodes, 'after')];
  const [first, last] = [evaluatorOf(oldNodes), evaluatorOf(currentNodes)];
  const name = (end: ConnectionEnd) => endName(end, names);
  const components = comparedComponents(before, after, name);
  const [following, follows] = [followsById(before, components, name), followsById(after, components, name)];
  const compared: ComparedConnection[] = [];
  for (const key of new Set([...old.keys(), ...current.keys()])) {
    const [one, other] = [old.get(key), current.get(key)];
    const spec = other ?? one;
    // A connection that is in one state may be beyond the limit in the other.
    if (!spec || (!(one && other) && [spec.from, spec.to].some(({ node }) => node !== undefined && limits.has(node))))
      continue;
    const [early, late] = [one && (await evaluated(one, first)), other && (await evaluated(other, last))];
    if (![early, late].some((connection) => connection && isReported(spec, connection))) continue;
    compared.push({
      kind: spec.kind,
      from: name(spec.from),
      to: name(spec.to),
      before: early,
      after: late,
      follows: { before: following.get(early?.id ?? ''), after: follows.get(late?.id ?? '') },
      during: one && other ? await duringOf(one, other) : [],
    });
  }
  const connections = compared.sort((a, b) => rank(a) - rank(b) || compareText(title(a), title(b)));
  const constraints = constraintsOf(connections);
  return {
    certificates: certificateChanges(nodes),
    components,
    connections,
    causes: comparedCauses(after, connections, components),
    constraints,
    order: restartOrder(constraints),
    interrupted: connections.flatMap((one, at) => (isInterrupted(one) ? [at] : [])),
    unsafe: stoppedComponents(after).map((stopped) => ({ restart: name(stopped.end), stopped })),
  };

  async function evaluated(spec: ComparedSpec, evaluator: HandshakeEvaluator): Promise<Connection | undefined> {
    return spec.signed ? evaluateSigned(spec, now) : evaluator.evaluate(spec);
  }

  async function duringOf(one: ComparedSpec, other: ComparedSpec): Promise<ComparedConnection['during']> {
    const isSame = SIDES.every((side) => PARTS.every((part) => !hasChanged(one, other, side, part)));
    if (isSame || other.isOfCalledServer) return [];
    const nodeOf = (id: string) => currentNodes.get(id);
    const states = await statesOf(one, other, { nodeOf, assumesReading: false });
    if (!isReleaseOpen(other, nodeOf)) return states;
    return openVerdicts(states, await statesOf(one, other, { nodeOf, assumesReading: true }));
  }

  async function statesOf(one: ComparedSpec, other: ComparedSpec, running: Running): Promise<ConnectionState[]> {
    const states: ConnectionState[] = [];
    const spec = runningSpec(one, other, running);
    for (const state of statesBetween(one, other, running)) {
      const evaluator = last.among(whileRunning(currentNodes, pairs, other, state));
      const connection = await evaluated(handshakeIn(spec, other, state), evaluator);
      if (connection) states.push({ state, connection });
    }
    return states;
  }
}

const SIDES = ['from', 'to'] as const;
const PARTS = ['pair', 'trust'] as const;

/** The pairs of nodes between which tokens are rejected in one state. */
function tokenPairs(nodes: readonly PairedNode[], state: 'before' | 'after'): readonly NamedPair[] {
  const names = new Map(nodes.map((pair) => [pair[state]?.id ?? '', pair.name]));
  return namedTokenPairs(
    nodes.flatMap((pair) => pair[state] ?? []),
    (id) => names.get(id),
  );
}

/**
 * The connections of one state, by their name in both. `tokens`: the nodes that reject each other's tokens in either state. `limits`: the number of
 * a node's connections.
 */
async function specsByKey(
  nodes: readonly PairedNode[],
  state: 'before' | 'after',
  { tokens, limits }: { readonly tokens: readonly NamedPair[]; readonly limits: ReadonlyMap<string, number> },
  scheduler: Scheduler,
): Promise<ReadonlyMap<string, ComparedSpec>> {
  const views = nodes.flatMap((pair) => pair[state] ?? []);
  const ids = nodesByEndpoint(views);
  const byId = new Map(views.map((view) => [view.id, view]));
  const endpoints = endpointsOf((endpoint) => byId.get(ids.get(endpoint) ?? ''));
  const places = new Map(views.map((view) => [view.id, placeNames(view)]));
  const names = new Map(nodes.map((pair) => [pair[state]?.id ?? '', pair.name]));
  const found = new Map<string, ComparedSpec>();
  const end = ({ component, node = '', uri = '', part = '' }: ConnectionEnd) => [
    component,
    names.get(node) ?? '',
    places.get(node)?.get(uri) ?? '',
    part,
  ];
  const keyOf = ({ kind, from, to, host, entry }: ComparedSpec) =>
    JSON.stringify([kind, ...end(from), ...end(to), host?.value ?? '', entry ?? '']);
  const add = (spec: ComparedSpec) => found.set(keyOf(spec), spec);
  for (const view of views) {
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    for (const spec of firstOf(connectionSpecs(view, endpoints), limits.get(view.id))) add(spec);
    for (const spec of signedSpecs(view)) add(spec);
  }
  // The same webhook may be there several times.
  for (const alike of groupBy([...joinByContent(views)], keyOf).values())
    for (const [at, spec] of alike.entries()) found.set(`${keyOf(spec)} ${at}`, { ...spec, isOfCalledServer: true });
  const named = new Map(nodes.map((pair) => [pair.name, pair[state]]));
  for (const [signer, verifier] of tokens) {
    const [signing, verifying] = [named.get(signer), named.get(verifier)];
    for (const spec of signing && verifying ? tokenSpecs(signing, verifying) : []) add(spec);
  }
  return found;
}

/** The nodes of one state by id, each with the files of the other: a handshake on the way may need certificates of both. */
function nodesIn(nodes: readonly PairedNode[], state: 'before' | 'after'): ReadonlyMap<string, NodeView> {
  const views = new Map<string, NodeView>();
  for (const { before, after } of nodes) {
    const [view, other] = state === 'before' ? [before, after] : [after, before];
    if (view) views.set(view.id, { ...view, files: [...view.files, ...(other?.files ?? [])] });
  }
  return views;
}

/**
 * The nodes of the later state where an end still runs that was not restarted: what it was started with cannot keep it from starting.
 * `pairs` are the nodes by their later ids.
 */
function whileRunning(
  views: ReadonlyMap<string, NodeView>,
  pairs: ReadonlyMap<string, PairedNode>,
  { from, to }: HandshakeSpec,
  { restarted }: HandshakeState,
): (id: string) => NodeView | undefined {
  const mixed = new Map<string, NodeView>();
  for (const [end, isRestarted] of [
    [from, restarted.from],
    [to, restarted.to],
  ] as const) {
    const { node = '', component } = end;
    const view = mixed.get(node) ?? views.get(node);
    const running = pairs.get(node)?.before?.components.find(({ name }) => name === component);
    if (isRestarted || !view || !running) continue;
    const components = view.components.map((one) => (one.name === component ? running : one));
    mixed.set(view.id, { ...view, components });
  }
  return (id) => mixed.get(id) ?? views.get(id);
}

/** Names of the nodes in both states, by their ids in either. */
function namesById(nodes: readonly PairedNode[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { before, after, name } of nodes) {
    for (const view of [before, after]) if (view && !names.has(view.id)) names.set(view.id, name);
  }
  return names;
}

function endName({ component, node }: ConnectionEnd, names: ReadonlyMap<string, string>): string {
  const name = names.get(node ?? '') ?? '';
  return name === '' ? component : `${component}@${name}`;
}

/** Whether the handshake works before and after: only then can it be kept working. An end that does not start for other reasons does not matter. */
function holds({ before, after }: ComparedConnection): boolean {
  return before?.verdict === 'ok' && after?.verdict === 'ok';
}

function constraintsOf(connections: readonly ComparedConnection[]): readonly RestartConstraint[] {
  return connections.flatMap((one, because): readonly RestartConstraint[] => {
    // A connection that fails at once needs no order: it fails until a restart.
    if (!holds(one) || one.from === one.to || verdictAfter(one, false, false) === 'broken') return [];
    const [fromFirst, toFirst] = [verdictAfter(one, true, false), verdictAfter(one, false, true)];
    if (fromFirst === 'broken' && toFirst !== 'broken') return [{ restart: one.to, before: one.from, because }];
    if (toFirst === 'broken' && fromFirst !== 'broken') return [{ restart: one.from, before: one.to, because }];
    return [];
  });
}

/** Broken once the files are written, or whichever end is restarted first. */
function isInterrupted(one: ComparedConnection): boolean {
  if (!holds(one)) return false;
  if (verdictAfter(one, false, false) === 'broken') return true;
  // Tokens that it signed before its restart are still in use after.
  if (one.kind === 'tokens' && one.from === one.to) return verdictAfter(one, false, true) === 'broken';
  return verdictAfter(one, true, false) === 'broken' && verdictAfter(one, false, true) === 'broken';
}

function verdictAfter({ during }: ComparedConnection, from: boolean, to: boolean): Verdict | undefined {
  const found = stateAfter(during, from, to);
  return found?.withoutReading ?? found?.connection.verdict;
}

/** Connections that break come first, then those that follow, recover, fail differently, are added or removed, and stay. */
function rank(one: ComparedConnection): number {
  const { before, after } = one;
  if (breaks(one)) return 0;
  if (startsToFollow(one)) return 1;
  if (recovers(one)) return 2;
  if (before?.verdict !== after?.verdict) return 3;
  return isInterrupted(one) ? 4 : 5;
}

function title({ from, to, after, before }: ComparedConnection): string {
  return [from, to, (after ?? before)?.host?.value ?? ''].join(' ');
}
