import { causesInOrder } from '../../inspection/causesInOrder.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import { type Following, followingConnections, ownVerdicts } from '../../inspection/followingConnections.ts';
import { connectionOutcome } from '../../inspection/outcomes.ts';
import { placeToFix } from '../../inspection/rootCauses.ts';
import { compareByNumber } from '../../model/collections/compareByNumber.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { nodeTitle } from '../../model/labels/nodeLabels.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { finished, mapPausing, type Pausing } from '../../model/time/pausing.ts';
import { failingText } from '../describe/brokenText.ts';
import { type BoxDraft, draftBoxes, drawBox, placeOfBox } from './drawBoxes.ts';
import { drawDomains } from './drawDomains.ts';
import { drawEdge, type EdgeEffects } from './drawEdge.ts';
import { markedComponents } from './markedComponents.ts';
import type { Picture, PictureFrame } from './picture.ts';

/** The most frames that are drawn: more are unreadable. */
export const MAX_FRAMES = 60;

/** As much of a node as its frame shows. */
export interface FrameSource {
  readonly id: string;
  readonly label: string;
  readonly labelTaken?: string;
}

type Frame = Pick<PictureFrame, 'id' | 'label'>;

/** The picture, and where each box and edge of it leads by its id. */
export interface DrawnGraph {
  readonly picture: Picture;
  readonly places: ReadonlyMap<string, Location>;
}

/** The content of the graph: the nodes' connections, and the findings that say where to fix them. */
export interface GraphSource extends Pick<Report, 'connections' | 'findings'>, Pick<EdgeEffects, 'outcomeOf'> {
  /** The number of findings because of which connections fail or components do not start. */
  readonly causes: number;
  readonly nodes: readonly FrameSource[];
  /** Absent if no connection fails only because a component does not start. */
  readonly following?: Following | undefined;
  /** Absent if every component starts. */
  readonly stopped?: readonly StoppedComponent[];
}

/** The part of a report that the graph shows. */
export function graphSource(report: Report): GraphSource {
  const { connections, findings, nodes } = report;
  return {
    connections,
    findings,
    causes: causesInOrder(report).length,
    nodes: nodes.map(({ view }) => view),
    following: followingConnections(report),
    stopped: markedComponents(report),
    outcomeOf: (connection) => connectionOutcome(report, connection),
  };
}

/** Draws the connections of the nodes: those with the most trouble first where not all nodes fit. */
export function drawGraph(source: GraphSource): DrawnGraph {
  return finished(graphDrawing(source));
}

/** The same with pauses. */
export function* graphDrawing({
  connections,
  findings,
  causes,
  nodes,
  following,
  stopped = [],
  outcomeOf,
}: GraphSource): Pausing<DrawnGraph> {
  const drafts = draftBoxes(connections, following);
  yield;
  const all = framesOf(drafts, nodes);
  const kept = keep(all, drafts);
  const boxIds = new Map(drafts.filter(({ frame }) => kept.has(frame)).map((draft, at) => [draft.id, at]));
  const drawn = yield* mapPausing(connections, (connection) => ({
    connection,
    edge: drawEdge(connection, { following, outcomeOf }),
  }));
  const shown = drawn.filter(({ edge }) => boxIds.has(edge.from) && boxIds.has(edge.to));
  const byFrame = groupBy(drafts, ({ frame }) => frame);
  const frames = all
    .filter(({ id }) => kept.has(id))
    .map(({ id, label }) => ({
      id,
      label,
      boxes: (byFrame.get(id) ?? []).map((draft) => drawBox(draft, stopped)),
    }));
  const rank = new Map(frames.flatMap(({ boxes }) => boxes).map(({ id }, at) => [id, at]));
  const edges = shown.map(({ edge }) => edge).sort((a, b) => (rank.get(a.from) ?? 0) - (rank.get(b.from) ?? 0));
  yield;
  const places = new Map<string, Location>(
    shown.map(({ connection }) => [connection.id, placeToFix(connection, { findings, connections })]),
  );
  yield;
  for (const draft of drafts) {
    const place = placeOfBox(draft);
    if (place && boxIds.has(draft.id)) places.set(draft.id, place);
  }
  return {
    picture: {
      summary: summaryOf({ connections, causes, following }),
      frames,
      edges,
      domains: drawDomains(shown.map(({ connection }) => connection)),
      omitted: all.length - frames.length,
    },
    places,
  };
}

/** Control planes before others, each in the order people number them. Nodes without a connection are not drawn. */
function framesOf(drafts: readonly BoxDraft[], nodes: readonly FrameSource[]): readonly Frame[] {
  const titles = new Map(nodes.map((node) => [node.id, nodeTitle(node)]));
  const control = new Set(drafts.filter(isControlPlane).map(({ frame }) => frame));
  const frames = [...new Set(drafts.map(({ frame }) => frame))].map((id) => {
    return { id, label: titles.get(id) ?? phrase('External') };
  });
  return frames.sort(
    (a, b) =>
      Number(control.has(b.id)) - Number(control.has(a.id)) ||
      compareByNumber(plainText(a.label), plainText(b.label)) ||
      (a.id < b.id ? -1 : 1),
  );
}

function isControlPlane({ component, atHand }: BoxDraft): boolean {
  return component === 'kube-apiserver' && atHand;
}

function keep(frames: readonly Frame[], drafts: readonly BoxDraft[]): ReadonlySet<string> {
  if (frames.length <= MAX_FRAMES) return new Set(frames.map(({ id }) => id));
  const trouble = new Map<string, number>();
  for (const draft of drafts) {
    const broken = draft.verdicts.filter((verdict) => verdict === 'broken' || verdict === 'follows').length;
    // Control planes stay: most connections lead to them.
    const weight = isControlPlane(draft) ? 1000 : 0;
    trouble.set(draft.frame, (trouble.get(draft.frame) ?? 0) + broken + weight);
  }
  const ranked = [...frames].sort((a, b) => (trouble.get(b.id) ?? 0) - (trouble.get(a.id) ?? 0));
  return new Set(ranked.slice(0, MAX_FRAMES).map(({ id }) => id));
}

function summaryOf({
  connections,
  causes,
  following,
}: Pick<GraphSource, 'connections' | 'causes' | 'following'>): Text {
  if (connections.length === 0) return phrase('No connections found.');
  const more = [...(following?.values() ?? [])].map(({ end }) => end.component);
  const { ok, broken, unknown } = ownVerdicts(connections, following ?? new Map());
  const failing = failingText(causes, broken, more);
  return joined(
    [
      ...(failing ? [failing] : []),
      phrase('{count} of {all} connections work', { count: ok, all: connections.length }),
      ...(unknown > 0 ? [phrase('{count} unknown', { count: unknown })] : []),
    ],
    ', ',
  );
}
