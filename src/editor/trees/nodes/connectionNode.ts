import {
  type Connection,
  type ConnectionEffects,
  connectionSentence,
  connectionTitle,
  describeConnection,
  doesNotStart,
  followingSentence,
  type InspectedNode,
  joined,
  type Location,
  partyName,
  phrase,
  refusalText,
  type Text,
  untrusted,
  VERDICT_MARKS,
  type Verdict,
  withPeriod,
} from '../../../core/index.ts';
import { authenticationNode } from './authenticationNode.ts';
import { NONE_FAIL } from './failingCertificates.ts';
import { findingIndexOf } from './findingIndex.ts';
import { withLazyChildren } from './lazyChildren.ts';
import type { Status, TreeNode } from './treeNode.ts';

const STATUSES = { ok: 'good', broken: 'bad', unknown: 'unknown' } as const satisfies Record<Verdict, Status>;

const ICONS = { ok: 'pass', broken: 'error', unknown: 'question' } as const satisfies Record<Verdict, string>;

/** The difference between connections with the same ends. */
export interface Distinction {
  readonly name: Text;
  /** For screen readers. */
  readonly sentence: Text;
}

/** A connection as a row, which leads to the line to fix: who connects to whom and whether it works; below it how each side proves itself, the identity and what is logged. `stopped`: the end that does not start, if it fails only because of that. */
export function connectionNode(
  connection: Connection,
  node: InspectedNode,
  target: Location,
  { distinction, ...effects }: ConnectionEffects & { readonly distinction?: Distinction | undefined },
): TreeNode {
  const { id, at } = connection;
  const { stopped } = effects;
  const verdict = stopped ? 'broken' : connection.verdict;
  const title = connectionTitle(connection);
  const sentence = stopped ? followingSentence(connection, stopped) : connectionSentence(connection);
  return withLazyChildren(
    {
      id,
      label: distinction ? phrase('{title} ({name})', { title, name: distinction.name }) : title,
      description: joined(
        [VERDICT_MARKS[verdict], ...(stopped ? [doesNotStart(stopped)] : shortText(connection))],
        ' ',
      ),
      status: STATUSES[verdict],
      spoken: distinction ? joined([sentence, distinction.sentence], ' ') : sentence,
      icon: stopped ? 'circle-slash' : ICONS[verdict],
      about: () => describeConnection(connection, effects),
      findings: verdict === 'broken' ? findingIndexOf(node.findings, NONE_FAIL).at([target, at]) : [],
      target,
    },
    () => detailNodes(connection, target, effects),
  );
}

/** The host where it works, else why not. */
function shortText({ verdict, host, reason, error }: Connection): readonly Text[] {
  const text = verdict === 'ok' ? host && untrusted(host.value) : (reason ?? error);
  return text === undefined ? [] : [text];
}

function detailNodes(connection: Connection, target: Location, effects: ConnectionEffects): readonly TreeNode[] {
  const { id, from, to, client, server, at } = connection;
  return [
    ...verdictRow(connection, target, effects),
    ...hostRow(connection),
    ...(client ? [authenticationNode(`${id}/client`, client, from.component, to.component, at)] : []),
    ...(server ? [authenticationNode(`${id}/server`, server, to.component, from.component, at)] : []),
    ...identityRow(connection),
  ];
}

/** The refusing side and its log text; for an unknown connection, the missing part. */
function verdictRow(connection: Connection, target: Location, effects: ConnectionEffects): readonly TreeNode[] {
  const { id, verdict, error, reason } = connection;
  if (verdict === 'ok') return [];
  const label = refusalText(connection) ?? phrase('unknown');
  const text = error ?? reason;
  return [
    {
      id: `${id}/verdict`,
      label,
      description: text,
      status: STATUSES[verdict],
      spoken:
        text === undefined ? phrase('{label}.', { label }) : withPeriod(phrase('{label}: {text}', { label, text })),
      icon: ICONS[verdict],
      about: () => describeConnection(connection, effects),
      target,
      children: [],
    },
  ];
}

function hostRow({ id, host, from }: Connection): readonly TreeNode[] {
  if (!host) return [];
  return [
    {
      id: `${id}/host`,
      label: untrusted(host.value),
      description: phrase('verified host'),
      status: 'none',
      spoken: phrase('{textParty} verifies the host {host}.', {
        textParty: partyName(from.component),
        host: host.value,
      }),
      icon: 'globe',
      target: host.at,
      children: [],
    },
  ];
}

function identityRow({ id, identity, client, to }: Connection): readonly TreeNode[] {
  if (!identity) return [];
  const user = identity.user === '' ? phrase('(no name)') : identity.user;
  const groups =
    identity.groups.length > 0
      ? phrase('groups {groups}', { groups: joined(identity.groups, ', ') })
      : phrase('no groups');
  return [
    {
      id: `${id}/identity`,
      label: phrase('user {user}', { user }),
      description: groups,
      status: 'none',
      spoken: phrase('{textParty} authenticates it as user {user}, {textGroups}.', {
        textParty: partyName(to.component),
        user,
        textGroups: groups,
      }),
      icon: 'person',
      target: client?.presented?.at,
      children: [],
    },
  ];
}
