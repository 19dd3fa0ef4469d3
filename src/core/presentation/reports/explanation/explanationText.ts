import { warningsBeforeFix } from '../../../inspection/restarts.ts';
import { type ExplainedError, MOST_ERRORS } from '../../../messages/match/explainMessages.ts';
import type { Connection } from '../../../model/connection.ts';
import type { Finding } from '../../../model/finding.ts';
import { derived } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { commandLines } from '../../../model/text/shellCommand.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { connectionLine } from '../../describe/connectionLine.ts';
import { describeMessage } from '../../describe/describeMessage.ts';
import { listedFindings } from '../json/jsonFindings.ts';
import type { PathOf } from '../json/paths.ts';
import { findingLine } from '../textReport.ts';

/** More would hide the first, which is the best. */
const MAX_LISTED = 5;

/** Each different error of a log once, with what it means and what it is about: what a terminal shows. In pieces, one an error. */
export function* explanationText(
  explained: readonly ExplainedError[],
  report: Report | undefined,
  pathOf: PathOf,
): Generator<string> {
  const findings = new Map(
    (report ? listedFindings(report, pathOf) : []).map(({ finding, json }) => [finding, findingLine(json)]),
  );
  let opening = '';
  for (const one of explained.slice(0, MOST_ERRORS)) {
    const { title, occurrences, meaning, evidence, look } = describeMessage(one);
    const lines = [
      plainText(joined([placeText(one), phrase('{title}: {error}', { title, error: one.error.text })], '')),
      ...(occurrences ? [indented(occurrences)] : []),
      indented(meaning),
      ...evidence.map(({ text }) => indented(phrase('Evidence: {text}', { text }))),
      ...look.map((text) => indented(phrase('Check: {text}', { text }))),
      ...listed(one.connections, lineOf),
      ...listed(one.findings, (finding) => findings.get(finding) ?? ''),
      ...(report ? fixLines(report, one.findings) : []),
    ];
    yield `${opening}${lines.map((line) => `${line}\n`).join('')}`;
    opening = '\n';
  }
  if (explained.length <= MOST_ERRORS) return;
  const more = phrase('Only the first {count} different errors are explained. The rest of the log is not read.', {
    count: MOST_ERRORS,
  });
  yield `${opening}${plainText(more)}\n`;
}

const lineOf = derived((connection: Connection) => plainText(connectionLine(connection)));

/** "line 3 and 41 more: ". */
function placeText({ error, occurrences }: ExplainedError): Text {
  const line = error.line + 1;
  const count = occurrences.count - 1;
  return count > 0 ? phrase('line {line} and {count} more: ', { line, count }) : phrase('line {line}: ', { line });
}

/** The fix of the first finding that has one: a command, after what must not be restarted yet, or an edit. */
function fixLines(report: Report, findings: readonly Finding[]): readonly string[] {
  for (const finding of findings) {
    const [edit] = finding.fixes;
    if (finding.command !== undefined) {
      const command = commandLines(finding.command).join(' &&\n    ');
      const warnings = warningsBeforeFix(report, finding).map((warning) => indented(warning));
      return [...warnings, indented(phrase('Fix:')), `    ${command}`];
    }
    if (edit) return [indented(phrase('Fix: {title}', { title: edit.title }))];
  }
  return [];
}

function indented(text: Text): string {
  return `  ${plainText(text)}`;
}

function listed<Item>(items: readonly Item[], lineFor: (item: Item) => string): readonly string[] {
  const count = items.length - MAX_LISTED;
  const more = count > 0 ? [indented(phrase('and {count} more', { count }))] : [];
  return [...items.slice(0, MAX_LISTED).map((item) => `  ${lineFor(item)}`), ...more];
}
