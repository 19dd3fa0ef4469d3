import { connectionTitle, refusalText, VERDICT_MARKS } from '../../connections/connectionText.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import { followingConnections } from '../../inspection/followingConnections.ts';
import { placeToFix } from '../../inspection/rootCauses.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { partyName } from '../../model/labels/names.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { isSameError } from '../../model/text/quotedTexts.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { withPeriod } from '../../model/text/withPeriod.ts';
import { type DescriptionSection, moreRow } from './description.ts';

/** A connection in one line for a list: "✓ kube-apiserver → etcd (127.0.0.1)". */
export function connectionLine(connection: Connection): Text {
  return joined([VERDICT_MARKS[connection.verdict], connectionSummary(connection)], ' ');
}

/** The line without its mark; for a broken connection with the error, for an unknown one with the missing file. */
function connectionSummary(connection: Connection): Text {
  const { verdict, host, error, reason } = connection;
  const title = connectionTitle(connection);
  if (verdict === 'ok') return host ? phrase('{title} ({host})', { title, host: host.value }) : title;
  const why = verdict === 'broken' && error ? error : reason;
  return why ? phrase('{title}: {why}', { title, why }) : title;
}

/** More than these would push what is decoded out of a hover. */
const MAX_LISTED = 3;

/**
 * Connections as one compact section, with a row and a mark for each, which leads to the line to fix; empty if there are none. Each error appears
 * once, and not at all for a connection whose cause is one of the findings that are shown with it.
 */
export function connectionSections(
  report: Report,
  connections: readonly Connection[],
  findings: readonly Finding[],
): readonly DescriptionSection[] {
  if (connections.length === 0) return [];
  const explained = new Set(findings.flatMap(({ breaks = [] }) => breaks));
  const said: string[] = [];
  const following = followingConnections(report);
  const rows = connections.slice(0, MAX_LISTED).map((connection) => {
    const server = following.get(connection);
    if (server) {
      const row = followingRow(connection, server, report, said.includes(server.end.component));
      said.push(server.end.component);
      return row;
    }
    const error = connection.error && plainText(connection.error);
    const isSaid = explained.has(connection.id) || said.some((one) => error !== undefined && isSameError(one, error));
    if (error !== undefined) said.push(error);
    const isShort = connection.verdict === 'broken' && isSaid;
    return {
      label: untrusted(VERDICT_MARKS[connection.verdict]),
      value: isShort ? connectionTitle(connection) : connectionSummary(connection),
      target: placeToFix(connection, report),
    };
  });
  return [{ heading: phrase('Connections'), rows: [...rows, ...moreRow(connections.length - rows.length)] }];
}

/** "kube-apiserver does not start". */
export function doesNotStart({ end }: StoppedComponent): Text {
  return phrase('{component} does not start', { component: end.component });
}

/** A whole sentence about a connection that fails only because one of its ends does not start. */
export function followingSentence({ from, to }: Connection, stopped: StoppedComponent): Text {
  return phrase('The connection from {textFrom} to {textTo} fails: {textWhy}.', {
    textFrom: partyName(from.component),
    textTo: partyName(to.component),
    textWhy: doesNotStart(stopped),
  });
}

/** The row of a connection that fails only because one of its ends does not start. It leads to what stops that end. */
function followingRow(connection: Connection, stopped: StoppedComponent, report: Report, isSaid: boolean) {
  const title = connectionTitle(connection);
  return {
    label: untrusted(VERDICT_MARKS.broken),
    value: isSaid ? title : phrase('{title}: {why}', { title, why: doesNotStart(stopped) }),
    target: placeOfStop(stopped, report) ?? connection.at,
  };
}

/** The place of the fault that keeps the component from starting. */
export function placeOfStop({ stop }: StoppedComponent, report: Report): Location | undefined {
  if (stop.by === 'files') return stop.at;
  const [needed] = stop.connections;
  return needed && placeToFix(needed, report);
}

/** A whole sentence for screen readers, and where there is no error the reason as another. */
export function connectionSentence(connection: Connection): Text {
  const { from, to, verdict, error, reason } = connection;
  const ends = { textFrom: partyName(from.component), textTo: partyName(to.component) };
  switch (verdict) {
    case 'ok':
      return phrase('The connection from {textFrom} to {textTo} works.', ends);
    case 'unknown':
      return withReason(
        phrase('It is unknown whether the connection from {textFrom} to {textTo} works.', ends),
        reason,
      );
    case 'broken': {
      const refusal = refusalText(connection) ?? '';
      const textWhy = error ? phrase('{refusal}: {error}', { refusal, error }) : refusal;
      const sentence = withPeriod(
        phrase('The connection from {textFrom} to {textTo} is broken: {textWhy}', { ...ends, textWhy }),
      );
      return error ? sentence : withReason(sentence, reason);
    }
  }
}

function withReason(sentence: Text, reason: Text | undefined): Text {
  return reason ? joined([sentence, reason], ' ') : sentence;
}
