import { connectionTitle } from '../../connections/connectionText.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import { whomText, whoText } from '../../messages/read/endText.ts';
import type { LoggedError } from '../../messages/read/loggedError.ts';
import { meaningOf } from '../../messages/read/meaning.ts';
import type { Connection } from '../../model/connection.ts';
import { asSentence, phrase, type Text } from '../../model/text/text.ts';

/** A logged error in words: who says it of whom, what it means, and what to look at, the most likely first. */
export interface DescribedMessage {
  readonly title: Text;
  readonly meaning: Text;
  readonly look: readonly Text[];
}

export function describeMessage({ error, working, stopped }: ExplainedError): DescribedMessage {
  const ends = { textWho: whoText(error), textWhom: whomText(error) };
  const isAlone = error.kind.rejects === 'nobody';
  return {
    title: asSentence(isAlone ? reportsText(error) : phrase('{textWho} reports about {textWhom}', ends)),
    meaning: meaningOf(error),
    look: stepsText(stopped) ?? workingText(working) ?? error.kind.look,
  };
}

/** What to repair, if the message only follows from a component that does not start. */
function stepsText(stopped: StoppedComponent | undefined): readonly Text[] | undefined {
  if (!stopped) return undefined;
  const { end, stop } = stopped;
  if (stop.by === 'files') return [stop.reason];
  const [connection] = stop.connections;
  if (!connection) return undefined;
  const slots = { component: end.component, connection: connectionTitle(connection) };
  return [phrase('{component} does not start, because {connection} fails. Repair that connection first.', slots)];
}

function workingText([works]: readonly Connection[]): readonly Text[] | undefined {
  return works === undefined
    ? undefined
    : [
        phrase(
          'With the files in the workspace, {connection} works. Restart the component that still uses its old files.',
          { connection: connectionTitle(works) },
        ),
      ];
}

function reportsText(error: LoggedError): Text {
  return error.speaker === undefined
    ? phrase('A component reports')
    : phrase('{textWho} reports', { textWho: whoText(error) });
}
