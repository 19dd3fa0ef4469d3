import {
  type Connection,
  connectionLine,
  connectionTitle,
  type DescribedEvidence,
  describeMessage,
  type ExplainedError,
  type Finding,
  heldText,
  isSameError,
  joined,
  type Markdown,
  markdown,
  phrase,
  placeToFix,
  plainText,
  type Report,
  type Text,
  untrusted,
  VERDICT_MARKS,
} from '../../core/index.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { language } from '../text/language.ts';
import { commandLink, joinedMarkdown, markup } from '../text/markdown.ts';
import { shortMessage } from '../text/shortFinding.ts';

/** More would make a hover a page. */
const MAX_LISTED = 3;

/** A logged error explained: what the pointed part of the line states, what the error means, the findings and connections that it is about, and where to go on. */
export function explanationMarkdown(
  explained: ExplainedError,
  report: Report | undefined,
  pointed?: ExplainedError['facts'][number],
): Markdown {
  const { title, occurrences, meaning, evidence, look, warnings } = describeMessage(explained);
  const { findings, connections, error } = explained;
  const page = commandLink(
    shown(phrase('What components log')),
    COMMANDS.openTroubleshooting,
    [],
    shown(phrase('Open the page on messages and their causes')),
  );
  return joinedMarkdown(
    [
      markup`**${shown(title)}**`,
      ...(pointed ? [evidenceLine({ text: heldText(pointed), at: pointed.at })] : []),
      ...(occurrences ? [shown(occurrences)] : []),
      shown(meaning),
      ...listed(evidence.map(evidenceLine)),
      ...listed(findings.map(findingLine)),
      ...listed(findings.length > 0 ? [] : connections.map((one) => connectionLink(one, error, report))),
      ...(findings.length > 0 ? warnings : look).map((text) => markup`$(search) ${shown(text)}`),
      page,
    ],
    '\n\n',
  );
}

/** The basis of the explanation, with a link to its place. */
function evidenceLine({ text, at }: DescribedEvidence): Markdown {
  if (!at) return shown(text);
  const title = shown(phrase('Go to location'));
  return markup`${shown(text)} ${commandLink(shown(phrase('Go to location')), COMMANDS.openPlace, [at.uri, at.span.start, at.span.end], title)}`;
}

function findingLine({ message, at: { uri, span }, rule }: Finding): Markdown {
  const place = commandLink(
    shown(phrase('Go to Cause')),
    COMMANDS.openPlace,
    [uri, span.start, span.end],
    shown(phrase('Go to location')),
  );
  const why = shown(phrase('Why and how to fix it'));
  const link = commandLink(shown(untrusted(rule)), COMMANDS.openRule, [rule, uri, span.start], why);
  return markup`$(error) ${shown(shortMessage(message, true))} ${place} | ${link}`;
}

/** The connection alone where it fails by the error in the line itself. */
function connectionLink(
  connection: Connection,
  { text }: ExplainedError['error'],
  report: Report | undefined,
): Markdown {
  const { uri, span } = report ? placeToFix(connection, report) : connection.at;
  const isSaid = connection.error !== undefined && isSameError(plainText(connection.error), text);
  const line = isSaid
    ? joined([VERDICT_MARKS[connection.verdict], connectionTitle(connection)], ' ')
    : connectionLine(connection);
  const title = shown(phrase('Go to location'));
  return commandLink(shown(line), COMMANDS.openPlace, [uri, span.start, span.end], title);
}

function listed(lines: readonly Markdown[]): readonly Markdown[] {
  const count = lines.length - MAX_LISTED;
  return [...lines.slice(0, MAX_LISTED), ...(count > 0 ? [shown(phrase('and {count} more', { count }))] : [])];
}

function shown(text: Text): Markdown {
  return markdown(text, language());
}
