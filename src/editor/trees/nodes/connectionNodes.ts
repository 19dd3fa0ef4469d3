import {
  asText,
  brokenFirst,
  type Connection,
  causesInOrder,
  connectionOutcome,
  connectionTitle,
  doesNotStart,
  effectText,
  type Following,
  failingText,
  followingConnections,
  groupBy,
  type InspectedNode,
  joined,
  nodeTitle,
  ownVerdicts,
  partyName,
  phrase,
  placeOfStop,
  placeToFix,
  plainText,
  type RankedCause,
  type Report,
  type RootCause,
  rootCauses,
  stoppedBy,
  untrusted,
  withoutCause,
} from '../../../core/index.ts';
import { fileName } from '../../text/fileName.ts';
import { connectionNode, type Distinction } from './connectionNode.ts';
import { withLazyChildren } from './lazyChildren.ts';
import { type Status, type TreeNode, worstFirst, worstStatus } from './treeNode.ts';

/** The connections of the only node, or a row a node where several have any: causes first, with what breaks by each below it. */
export function connectionNodes(report: Report): readonly TreeNode[] {
  const { nodes, connections } = report;
  const byNode = groupBy(connections, homeOf);
  const causes = causesByNode(wholeCauses(report));
  const filled = nodes.flatMap((node) => {
    const own = byNode.get(node.view.id);
    return own ? [{ node, own: brokenFirst(own), causes: causes.get(node.view.id) ?? [] }] : [];
  });
  const [first, ...others] = filled;
  if (first && others.length === 0) return rowsOf(report, first.node, first.causes, first.own);
  const rows = filled.map(({ node, own, causes }) => nodeRow(report, node, causes, own));
  return worstFirst(rows, ({ status }) => status);
}

/** The node that a connection belongs to: the one that connects, or, from outside the workspace, the one that answers. */
function homeOf({ from, to }: Connection): string | undefined {
  return from.node ?? to.node;
}

/** The causes in order, each also with the connections that follow from it because an end cannot use a file. */
function wholeCauses(report: Report): readonly RankedCause[] {
  const whole = new Map(rootCauses(report).map(({ finding, connections }) => [finding, connections]));
  return causesInOrder(report).map((cause) => ({
    ...cause,
    connections: whole.get(cause.finding) ?? cause.connections,
  }));
}

/** The causes by node, each with the node's own connections only; those that break none by the nodes whose components they keep from starting. */
function causesByNode(causes: readonly RankedCause[]): ReadonlyMap<string | undefined, readonly RootCause[]> {
  const parts = causes.flatMap(({ finding, connections, stops }) => {
    const own = groupBy(connections, homeOf);
    const homes = own.size > 0 ? own.keys() : new Set(stops.map(({ end }) => end.node));
    return [...homes].map((home) => ({ home, cause: { finding, connections: own.get(home) ?? [] } }));
  });
  return new Map([...groupBy(parts, ({ home }) => home)].map(([home, own]) => [home, own.map(({ cause }) => cause)]));
}

/** A row a cause, then the connections that none accounts for. What breaks for several reasons is below each of them. */
function rowsOf(
  report: Report,
  node: InspectedNode,
  causes: readonly RootCause[],
  connections: readonly Connection[],
): readonly TreeNode[] {
  const rows = new Map(connectionRows(connections, node, report).map((row, at) => [connections[at], row]));
  const following = followingConnections(report);
  const others = withoutCause(causes, connections).filter((one) => !following.has(one));
  return [
    // A cause without connections is the reason in the row of the component that does not start.
    ...causes.flatMap((cause, at) =>
      cause.connections.length > 0 ? causeRow(`${node.view.id}/cause/${at}`, cause, rows, following) : [],
    ),
    ...followingRows(report, node, withoutCause(causes, connections), rows),
    ...others.flatMap((one) => rows.get(one) ?? []),
  ];
}

/** A row a component that does not start, with the connections below it that fail only because of that. */
function followingRows(
  report: Report,
  node: InspectedNode,
  connections: readonly Connection[],
  rows: ReadonlyMap<Connection | undefined, TreeNode>,
): readonly TreeNode[] {
  const following = followingConnections(report);
  const own = connections.filter((one) => following.has(one));
  return [...groupBy(own, (one) => following.get(one))].flatMap(([stopped, those]) => {
    if (!stopped) return [];
    const label = doesNotStart(stopped);
    const description =
      those.length === 1
        ? phrase('{count} more connection broken', { count: those.length })
        : phrase('{count} more connections broken', { count: those.length });
    return {
      id: `${node.view.id}/follows/${stopped.end.node} ${stopped.end.component}`,
      label,
      description,
      status: 'bad' as const,
      spoken: phrase('{label}: {description}.', { label, description }),
      icon: 'circle-slash',
      findings: stopped.stop.by === 'files' && stopped.stop.finding ? [stopped.stop.finding] : [],
      target: placeOfStop(stopped, report),
      children: those.flatMap((one) => rows.get(one) ?? []),
    };
  });
}

function causeRow(
  id: string,
  { finding, connections }: RootCause,
  rows: ReadonlyMap<Connection | undefined, TreeNode>,
  following: Following,
): TreeNode {
  const stopped = stoppedBy({ connections });
  const file = fileName(finding.at.uri);
  const by = connections.flatMap((one) => following.get(one)?.end.component ?? []);
  // The same numbers as in the status bar.
  const effect = effectText(connections.length - by.length, stopped === undefined ? [] : [partyName(stopped)], by);
  const description = joined([untrusted(file), effect], ', ');
  return {
    id,
    label: finding.message,
    description,
    status: 'bad',
    spoken: phrase('{textCause} {textBroken}.', { textCause: finding.message, textBroken: description }),
    icon: 'error',
    findings: [finding],
    target: finding.at,
    expanded: true,
    children: connections.flatMap((one) => {
      const row = rows.get(one);
      return row ? [under(id, row)] : [];
    }),
  };
}

/** The same row with different ids, since a connection may be below several causes. */
function under(parent: string, row: TreeNode): TreeNode {
  const id = `${parent}/${row.id}`;
  const { children: _, ...own } = row;
  return withLazyChildren({ ...own, id }, () => row.children.map((child) => under(id, child)));
}

/** Connections with the same ends are distinguished by their purpose, or by the file that configures them. */
function connectionRows(connections: readonly Connection[], node: InspectedNode, report: Report): readonly TreeNode[] {
  const endsOf = (one: Connection) => plainText(connectionTitle(one));
  const alike = groupBy(connections, endsOf);
  const following = followingConnections(report);
  return connections.map((one) =>
    connectionNode(one, node, placeToFix(one, report), {
      distinction: distinction(one, alike.get(endsOf(one)) ?? []),
      stopped: following.get(one),
      outcome: connectionOutcome(report, one),
    }),
  );
}

/** Undefined for the only one with its ends, and for the one that is meant where nothing else is said. */
function distinction({ kind, from, to }: Connection, alike: readonly Connection[]): Distinction | undefined {
  if (alike.length < 2) return undefined;
  const isOfItsKind = alike.some((other) => other.from.uri !== from.uri && other.kind === kind);
  const uri = from.uri ?? to.uri;
  if (isOfItsKind && uri !== undefined) {
    const file = fileName(uri);
    return { name: untrusted(file), sentence: phrase('It is configured in {file}.', { file }) };
  }
  switch (kind) {
    case 'tokens':
      return { name: phrase('tokens'), sentence: phrase('It is for service account tokens.') };
    case 'signing':
      return { name: phrase('signing'), sentence: phrase('It is for certificate signing.') };
    case 'bootstrap':
      return { name: phrase('bootstrap'), sentence: phrase('It is for joining the cluster.') };
    default:
      return undefined;
  }
}

function nodeRow(
  report: Report,
  node: InspectedNode,
  causes: readonly RootCause[],
  connections: readonly Connection[],
): TreeNode {
  const { view } = node;
  const following = followingConnections(report);
  const { broken } = ownVerdicts(connections, following);
  const stopped = connections.flatMap((one) => following.get(one)?.end.component ?? []);
  const failing = failingText(causes.length, broken, stopped);
  const status: Status = failing ? 'bad' : connections.some(({ verdict }) => verdict === 'ok') ? 'good' : 'unknown';
  const count = connections.length;
  return withLazyChildren(
    {
      id: view.id,
      label: nodeTitle(view),
      description: failing ?? asText(count),
      status,
      spoken: phrase('{node}: {connections}.', {
        node: nodeTitle(view),
        connections: failing ?? phrase('no broken connections ({count})', { count }),
      }),
      icon: view.root ? 'vm' : 'folder',
      // A failure that only follows from another node is shown there.
      expanded: broken > 0,
      holds: (uri) => view.files.some(({ file }) => file.uri === uri),
    },
    () => foldOthers(`${view.id}/others`, rowsOf(report, node, causes, connections)),
  );
}

/** Next to what is broken, everything else is one row: what is broken on the next node must not be far. */
function foldOthers(id: string, rows: readonly TreeNode[]): readonly TreeNode[] {
  const broken = rows.filter(({ status }) => status === 'bad');
  const others = rows.filter(({ status }) => status !== 'bad');
  if (broken.length === 0 || others.length < 2) return rows;
  return [
    ...broken,
    {
      id,
      label: phrase('Other connections'),
      description: asText(others.length),
      status: worstStatus(others.map(({ status }) => status)),
      icon: 'pass',
      children: others,
    },
  ];
}
