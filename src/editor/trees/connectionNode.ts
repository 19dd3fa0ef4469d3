import {
  type Connection,
  connectionSentence,
  connectionTitle,
  describeConnection,
  type InspectedNode,
  partyName,
  refusalText,
  VERDICT_MARKS,
  type Verdict,
} from '../../core/index.ts';
import { proofNode } from './connectionProof.ts';
import { FindingIndex } from './findingIndex.ts';
import { withLazyChildren } from './lazyChildren.ts';
import type { Status, TreeNode } from './treeNode.ts';

const STATUSES = { ok: 'good', broken: 'bad', unknown: 'unknown' } as const satisfies Record<Verdict, Status>;

const ICONS = { ok: 'pass', broken: 'error', unknown: 'question' } as const satisfies Record<Verdict, string>;

/**
 * A connection as a row: who dials whom and whether it works; below it both proofs, the identity and what is logged.
 * `distinction` tells it from others with the same ends.
 */
export function connectionNode(connection: Connection, node: InspectedNode, distinction?: string): TreeNode {
  const { id, verdict, at } = connection;
  return withLazyChildren(
    {
      id,
      label: titleWith(connection, distinction),
      description: `${VERDICT_MARKS[verdict]} ${shortText(connection)}`.trimEnd(),
      status: STATUSES[verdict],
      spoken: sentenceWith(connection, distinction),
      icon: ICONS[verdict],
      about: () => describeConnection(connection),
      findings: verdict === 'broken' ? new FindingIndex(node.findings).at([at]) : [],
      target: at,
    },
    () => detailNodes(connection),
  );
}

/** "The connection from kubectl to kube-apiserver works (admin.conf)." */
function sentenceWith(connection: Connection, distinction: string | undefined): string {
  const sentence = connectionSentence(connection);
  return distinction === undefined ? sentence : `${sentence.slice(0, -1)} (${distinction}).`;
}

/** "kubectl → kube-apiserver (admin.conf)". */
function titleWith(connection: Connection, distinction: string | undefined): string {
  const title = connectionTitle(connection);
  return distinction === undefined ? title : `${title} (${distinction})`;
}

/** The host where it works, else why not. */
function shortText({ verdict, host, reason, error }: Connection): string {
  if (verdict === 'ok') return host?.value ?? '';
  return reason ?? error ?? '';
}

function detailNodes(connection: Connection): readonly TreeNode[] {
  const { id, from, to, client, server, at } = connection;
  return [
    ...verdictRow(connection),
    ...hostRow(connection),
    ...(client ? [proofNode(`${id}/client`, client, from.component, to.component, at)] : []),
    ...(server ? [proofNode(`${id}/server`, server, to.component, from.component, at)] : []),
    ...identityRow(connection),
  ];
}

/** Which side refuses and what it logs; of a connection that cannot be told, what is missing. */
function verdictRow(connection: Connection): readonly TreeNode[] {
  const { id, verdict, error, reason, at } = connection;
  if (verdict === 'ok') return [];
  const label = refusalText(connection) ?? 'cannot be told';
  const text = error ?? reason;
  return [
    {
      id: `${id}/verdict`,
      label,
      description: text,
      status: STATUSES[verdict],
      spoken: `${label}${text ? `: ${text}` : ''}.`,
      icon: ICONS[verdict],
      about: () => describeConnection(connection),
      target: at,
      children: [],
    },
  ];
}

function hostRow({ id, host, from }: Connection): readonly TreeNode[] {
  if (!host) return [];
  return [
    {
      id: `${id}/host`,
      label: host.value,
      description: 'the host that is verified',
      status: 'none',
      spoken: `${partyName(from.component)} verifies the host ${host.value}.`,
      icon: 'globe',
      target: host.at,
      children: [],
    },
  ];
}

function identityRow({ id, identity, client, to }: Connection): readonly TreeNode[] {
  if (!identity) return [];
  const user = identity.user || '(no name)';
  const groups = identity.groups.length > 0 ? `groups ${identity.groups.join(', ')}` : 'no groups';
  return [
    {
      id: `${id}/identity`,
      label: `user ${user}`,
      description: groups,
      status: 'none',
      spoken: `${partyName(to.component)} knows it as user ${user}, ${groups}.`,
      icon: 'person',
      target: client?.presented?.at,
      children: [],
    },
  ];
}
