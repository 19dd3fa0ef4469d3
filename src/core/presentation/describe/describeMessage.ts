import { connectionTitle } from '../../connections/connectionText.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import type { Occurrences } from '../../messages/match/differentErrors.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import { whomText, whoText } from '../../messages/read/endText.ts';
import type { LoggedError } from '../../messages/read/loggedError.ts';
import { meaningOf } from '../../messages/read/meaning.ts';
import { partyName } from '../../model/labels/names.ts';
import { asSentence, enumerated, phrase, type Text } from '../../model/text/text.ts';
import { adviceTexts } from './messageAdvice.ts';
import { type DescribedEvidence, evidenceOf } from './messageEvidence.ts';

/** A logged error in words: who says it of whom, what it means, and what to look at, the most likely first. */
export interface DescribedMessage {
  readonly title: Text;
  /** How often the error was logged, and when. Absent if it was logged once. */
  readonly occurrences?: Text;
  readonly meaning: Text;
  /** The facts in the message about the certificate and the ends, and their places in the files. */
  readonly evidence: readonly DescribedEvidence[];
  readonly look: readonly Text[];
  /** Restarts to avoid for now. Part of `look`; a surface that does not show `look` shows these. */
  readonly warnings: readonly Text[];
}

export function describeMessage(explained: ExplainedError): DescribedMessage {
  const { error, stopped, warnings } = explained;
  const ends = { textParty: whoText(error), textOtherParty: whomText(error) };
  const isAlone = error.kind.rejects === 'nobody';
  const occurrences = occurrencesText(explained.occurrences);
  return {
    ...(occurrences && { occurrences }),
    title: asSentence(isAlone ? reportsText(error) : phrase('{textParty} reports about {textOtherParty}', ends)),
    meaning: meaningOf(error),
    evidence: evidenceOf(explained),
    look: stepsText(stopped) ?? [...warnings, ...adviceTexts(explained), ...clientsTexts(explained)],
    warnings: stopped ? [] : warnings,
  };
}

function occurrencesText({ count, firstTime, lastLine, lastTime }: Occurrences): Text | undefined {
  if (count === 1) return undefined;
  const line = lastLine + 1;
  return firstTime === undefined || lastTime === undefined
    ? phrase('Logged {count} times, last in line {line}.', { count, line })
    : phrase('Logged {count} times, first at {firstTime}, last at {lastTime} (line {line}).', {
        count,
        firstTime,
        lastTime,
        line,
      });
}

/** The steps to repair, if the message only follows from a component that does not start. */
function stepsText(stopped: StoppedComponent | undefined): readonly Text[] | undefined {
  if (!stopped) return undefined;
  const { end, stop } = stopped;
  if (stop.by === 'files') return [stop.reason];
  const [connection] = stop.connections;
  if (!connection) return undefined;
  const slots = { component: end.component, connection: connectionTitle(connection) };
  return [phrase('{component} does not start, because {connection} fails. Repair that connection first.', slots)];
}

/** Which component may log a line that does not show it. */
function clientsTexts({ error, clients }: ExplainedError): readonly Text[] {
  if (error.speaker !== undefined || clients.length === 0) return [];
  const list = enumerated(clients.map(partyName));
  return [
    phrase('The line does not show who logs it. Clients of {textOtherParty} in the workspace: {list}.', {
      textOtherParty: whomText(error),
      list,
    }),
  ];
}

function reportsText(error: LoggedError): Text {
  return error.speaker === undefined
    ? phrase('A component reports')
    : phrase('{textParty} reports', { textParty: whoText(error) });
}
