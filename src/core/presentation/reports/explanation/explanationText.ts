import type { ExplainedError } from '../../../messages/match/explainMessages.ts';
import { groupBy } from '../../../model/collections/lookup.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { connectionLine } from '../../describe/connectionLine.ts';
import { describeMessage } from '../../describe/describeMessage.ts';
import { listedFindings } from '../json/jsonFindings.ts';
import type { PathOf } from '../json/paths.ts';
import { findingLine } from '../textReport.ts';

/** More would hide the first, which is the best. */
const MAX_LISTED = 5;

/** Each different error of a log once, with what it means and what it is about: what a terminal shows. */
export function explanationText(
  explained: readonly ExplainedError[],
  report: Report | undefined,
  pathOf: PathOf,
): string {
  const findings = new Map(
    (report ? listedFindings(report, pathOf) : []).map(({ finding, json }) => [finding, findingLine(json)]),
  );
  const blocks = [...groupBy(explained, identityOf).values()].flatMap((alike) => {
    const [one] = alike;
    if (!one) return [];
    const { title, meaning, look } = describeMessage(one);
    return [
      plainText(joined([placeText(alike), phrase('{title}: {error}', { title, error: one.error.text })], '')),
      indented(meaning),
      ...look.map((text) => indented(phrase('Check: {text}', { text }))),
      ...listed(one.connections.map((connection) => plainText(connectionLine(connection)))),
      ...listed(one.findings.flatMap((finding) => findings.get(finding) ?? [])),
    ]
      .map((line) => `${line}\n`)
      .join('');
  });
  return blocks.join('\n');
}

/** "line 3 and 41 more: "; nothing where all that was given is one line. */
function placeText(alike: readonly ExplainedError[]): Text {
  const line = (alike[0]?.error.line ?? 0) + 1;
  const count = alike.length - 1;
  return count > 0 ? phrase('line {line} and {count} more: ', { line, count }) : phrase('line {line}: ', { line });
}

function indented(text: Text): string {
  return `  ${plainText(text)}`;
}

function listed(lines: readonly string[]): readonly string[] {
  const count = lines.length - MAX_LISTED;
  const more = count > 0 ? [indented(phrase('and {count} more', { count }))] : [];
  return [...lines.slice(0, MAX_LISTED).map((line) => `  ${line}`), ...more];
}

/** Errors that differ only in when and how often they were logged are one. */
function identityOf({ error: { kind, speaker, peer, role, values, address } }: ExplainedError): string {
  return JSON.stringify([kind.name, kind.patterns.map(String), speaker, peer, role, values, address]);
}
