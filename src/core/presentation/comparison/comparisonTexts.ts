import { type ExchangedCertificate, isReplaced } from '../../comparison/certificateChanges.ts';
import { noLongerStarts, startsAgain } from '../../comparison/comparedComponents.ts';
import type { Age, HandshakeState } from '../../comparison/handshakeStates.ts';
import {
  breaks,
  type ComparedConnection,
  type Follows,
  recovers,
  type StateComparison,
  startsToFollow,
} from '../../comparison/stateComparison.ts';
import { restartWarnings } from '../../inspection/runningText.ts';
import type { Connection, Verdict } from '../../model/connection.ts';
import { enumerated, joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { moreText } from '../describe/brokenText.ts';

/** "kube-apiserver → etcd", followed by what is verified if there is no handshake. */
export function connectionName(connection: ComparedConnection | undefined): Text {
  if (!connection) return untrusted('');
  const ends = untrusted(`${connection.from} → ${connection.to}`);
  switch (connection.kind) {
    case 'tokens':
      return phrase('{connection} (service account tokens)', { connection: ends });
    case 'signing':
      return phrase('{connection} (signed certificates)', { connection: ends });
    default:
      return ends;
  }
}

/** "2 added, 1 removed, 5 renewed", of certificates; "1 replaced" follows if one is. */
export function certificateCounts({ certificates: { added, removed, renewed } }: StateComparison): Text {
  const replaced = renewed.filter(isReplaced).length;
  const slots = { added: added.length, removed: removed.length, renewed: renewed.length - replaced, replaced };
  return replaced === 0
    ? phrase('{added} added, {removed} removed, {renewed} renewed', slots)
    : phrase('{added} added, {removed} removed, {renewed} renewed, {replaced} replaced', slots);
}

/** The change of a certificate for which there is another at its place. */
export function exchangeText(pair: ExchangedCertificate): Text {
  if (!isReplaced(pair)) return phrase('renewed');
  const { before, after } = pair;
  return before.certificate.subject.key === after.certificate.subject.key
    ? phrase('replaced, new key')
    : phrase('replaced');
}

/** "1 broken by the change, 8 more because kube-apiserver does not start, 0 recovered, 2 interrupted on the way, 11 in all". */
export function connectionCounts({ connections, interrupted }: StateComparison): Text {
  const following = connections.flatMap((one) => (startsToFollow(one) ? (one.follows.after ?? []) : []));
  const slots = {
    broken: connections.filter(breaks).length,
    recovered: connections.filter(recovers).length,
    interrupted: interrupted.length,
    all: connections.length,
  };
  if (following.length === 0)
    return phrase(
      '{broken} broken by the change, {recovered} recovered, {interrupted} interrupted on the way, {all} in all',
      slots,
    );
  return phrase(
    '{broken} broken by the change, {textMore}, {recovered} recovered, {interrupted} interrupted on the way, {all} in all',
    { ...slots, textMore: moreText(following.map(({ stopped }) => stopped.end.component)) },
  );
}

/**
 * The effect of a change on a connection; `interrupted` and `ordered`: it works before and after, but not in any order of restarts, or not in each.
 */
export type ConnectionChange =
  | 'breaks'
  | 'follows'
  | 'recovers'
  | 'interrupted'
  | 'ordered'
  | 'changes'
  | 'appears'
  | 'disappears';

export interface NotableConnection {
  readonly one: ComparedConnection;
  readonly change: ConnectionChange;
}

/** The connections with a change to report: all others work, or fail, as before. */
export function notable({ connections, constraints, interrupted }: StateComparison): readonly NotableConnection[] {
  const [onTheWay, ordered] = [new Set(interrupted), new Set(constraints.map(({ because }) => because))];
  return connections.flatMap((one, at) => {
    const change = onTheWay.has(at) ? 'interrupted' : ordered.has(at) ? 'ordered' : changeOf(one);
    return change ? [{ one, change }] : [];
  });
}

function changeOf(one: ComparedConnection): ConnectionChange | undefined {
  const { before, after } = one;
  if (!before) return 'appears';
  if (!after) return 'disappears';
  if (breaks(one)) return 'breaks';
  if (startsToFollow(one)) return 'follows';
  if (recovers(one)) return 'recovers';
  return isSame(one) ? undefined : 'changes';
}

/** The changes as labels. */
export const CHANGES: Readonly<Record<ConnectionChange, Text>> = {
  breaks: phrase('Breaks'),
  follows: phrase('Fails indirectly'),
  recovers: phrase('Recovers'),
  interrupted: phrase('Fails on the way'),
  ordered: phrase('Needs an order of restarts'),
  changes: phrase('Changes'),
  appears: phrase('New'),
  disappears: phrase('Gone'),
};

/** The connections without a change to report. */
export function otherConnections(comparison: StateComparison): Text {
  const count = comparison.connections.length - notable(comparison).length;
  return count === 1
    ? phrase('1 other connection stays the same throughout.')
    : phrase('{count} other connections stay the same throughout.', { count });
}

/** The result of a connection before and after. */
export function outcomeText(one: ComparedConnection, { components }: StateComparison): Text {
  const { before, after, follows } = one;
  const result = (connection: Connection | undefined, by: Follows | undefined) =>
    by
      ? phrase('fails because {component} does not start', {
          component: untrusted(components[by.component]?.name ?? ''),
        })
      : verdictText(connection);
  if (!before) return phrase('new: {verdict}', { verdict: result(after, follows.after) });
  if (!after) return phrase('gone; it was: {verdict}', { verdict: result(before, follows.before) });
  if (isSame(one)) return result(after, follows.after);
  return phrase('{before}, then {after}', {
    before: result(before, follows.before),
    after: result(after, follows.after),
  });
}

/** The same verdict by the same component or with the same error in the log. */
function isSame({ before, after, follows }: ComparedConnection): boolean {
  if (follows.before || follows.after) return follows.before?.component === follows.after?.component;
  return before?.verdict === after?.verdict && before?.error === after?.error;
}

/** "works", "unknown", "broken: x509: …". */
export function verdictText(connection: Connection | undefined): Text {
  if (!connection) return phrase('not there');
  const { error } = connection;
  return connection.verdict === 'broken' && error !== undefined
    ? phrase('broken: {error}', { error })
    : VERDICTS[connection.verdict];
}

/** The same without the error. */
export function verdictName({ verdict }: Connection): Text {
  return VERDICTS[verdict];
}

const VERDICTS: Readonly<Record<Verdict, Text>> = {
  ok: phrase('works'),
  broken: phrase('broken'),
  unknown: phrase('unknown'),
};

/** When a state holds: "files written, nothing restarted". */
export function whenText({ from, to }: ComparedConnection, { restarted }: HandshakeState): Text {
  if (restarted.from && restarted.to && from !== to) return phrase('both restarted');
  if (restarted.from) return phrase('{component} restarted', { component: untrusted(from) });
  if (restarted.to) return phrase('{component} restarted', { component: untrusted(to) });
  return phrase('files written, nothing restarted');
}

/** The content that the two ends use: "kube-apiserver: new certificate, old CA". */
export function usesText({ kind, from, to }: ComparedConnection, state: HandshakeState): Text {
  const ages = { pair: AGES[state.from.pair], trust: AGES[state.to.trust] };
  if (kind === 'tokens') return phrase('signed by the {pair} key, verified by the {trust} keys', ages);
  if (kind === 'signing') return phrase('signed by the {pair} CA, verified by the {trust} CA', ages);
  const part = (name: string, { pair, trust }: HandshakeState['from']) =>
    phrase('{component}: certificate {pair}, CA {trust}', {
      component: untrusted(name),
      pair: AGES[pair],
      trust: AGES[trust],
    });
  return joined([part(from, state.from), part(to, state.to)], '; ');
}

/** The same of one end, as a list. */
export function endText({ kind }: ComparedConnection, end: 'from' | 'to', state: HandshakeState): Text {
  const { pair, trust } = state[end];
  const age = end === 'from' ? pair : trust;
  if (kind === 'tokens') return age === 'old' ? phrase('old key') : phrase('new key');
  if (kind === 'signing') return age === 'old' ? phrase('old CA') : phrase('new CA');
  if (pair === 'old') return trust === 'old' ? phrase('old certificate, old CA') : phrase('old certificate, new CA');
  return trust === 'old' ? phrase('new certificate, old CA') : phrase('new certificate, new CA');
}

const AGES: Readonly<Record<Age, Text>> = { old: phrase('old'), new: phrase('new') };

/** The order of restarts, or the reason why there is none. */
export function orderText(comparison: StateComparison): Text {
  const { order, constraints, interrupted } = comparison;
  if (interrupted.length > 0) return interruptedText(comparison);
  if (!order) return phrase('No order of restarts keeps every connection working: the restarts depend on one another.');
  if (constraints.length === 0) return freeOrderText(comparison);
  return phrase('Restart in this order: {order}.', {
    order: joined(
      order.map((name) => untrusted(name)),
      ', ',
    ),
  });
}

/** If something fails on the way, what to write first. */
function interruptedText({ connections, interrupted }: StateComparison): Text {
  const kinds = new Set(interrupted.map((at) => connections[at]?.kind));
  const onlyTokens = kinds.has('tokens') && kinds.size === 1;
  const texts = [
    ...(onlyTokens
      ? []
      : [
          phrase(
            'No order of restarts keeps every connection working. First distribute CA files that contain both the old and the new CA, and restart what reads them.',
          ),
        ]),
    ...(kinds.has('tokens')
      ? [
          phrase(
            'Service account tokens signed with the old key are rejected once kube-apiserver restarts. First list both the old and the new public key in `--service-account-key-file` of every kube-apiserver and restart it, then sign with the new key.',
          ),
        ]
      : []),
  ];
  return joined(texts, ' ');
}

/** If no restart has to come before another. */
function freeOrderText({ connections, components }: StateComparison): Text {
  const count = connections.filter(breaks).length;
  if (count === 1) return phrase('1 connection is broken after the change, whatever the order of restarts.');
  if (count > 1) {
    return phrase('{count} connections are broken after the change, whatever the order of restarts.', { count });
  }
  const stopped = components.filter(noLongerStarts);
  if (stopped.length > 0)
    return phrase('Every connection keeps working until a restart of {names}, which would fail.', {
      names: enumerated(stopped.map(({ name }) => untrusted(name))),
    });
  const started = components.filter(startsAgain).map(({ name }) => name);
  const names = [...new Set([...started, ...connections.filter(recovers).flatMap(neededRestarts)])].sort();
  if (names.length === 0) return phrase('Every connection keeps working, whatever the order of restarts.');
  return phrase('After a restart of {names}, in any order, the broken connections work.', {
    names: enumerated(names.map((name) => untrusted(name))),
  });
}

/** The ends that have to be restarted before the connection works. */
function neededRestarts({ from, to, during }: ComparedConnection): readonly string[] {
  const works = (fromToo: boolean, toToo: boolean) =>
    during.some(
      ({ state: { restarted }, connection: { verdict } }) =>
        restarted.from === fromToo && restarted.to === toToo && verdict === 'ok',
    );
  if (during.length === 0 || works(false, false)) return [];
  if (works(true, false)) return [from];
  if (works(false, true)) return [to];
  const restarts = (end: 'from' | 'to') => during.some(({ state: { restarted } }) => restarted[end]);
  return [...(restarts('from') ? [from] : []), ...(restarts('to') ? [to] : [])];
}

/** Restarts to avoid for now, whatever the order. */
export function unsafeTexts({ unsafe }: StateComparison): readonly Text[] {
  return restartWarnings(unsafe.map(({ stopped }) => stopped));
}

/** Why one restart comes before another. */
export function constraintText(
  { connections }: StateComparison,
  { restart, before, because }: StateComparison['constraints'][number],
): Text {
  return phrase('{restart} before {later}: otherwise {connection} fails.', {
    restart: untrusted(restart),
    later: untrusted(before),
    connection: connectionName(connections[because]),
  });
}
