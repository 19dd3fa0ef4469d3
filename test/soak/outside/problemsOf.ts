import type { DecodedFile, Location, Report } from '../../../src/core/index.ts';
import { messageLines } from '../../../src/core/model/text/messageLines.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { shortFinding } from '../../../src/editor/text/shortFinding.ts';
import type { Problem } from './questions.ts';

/** The expected Problems of a report. */
export function problemsOf({ findings, files }: Report): readonly Problem[] {
  const rangeOf = ({ uri, span }: Location) => rangeIn(files.get(uri), span);
  return findings.map((finding) => {
    const { at, rule, severity } = finding;
    const { message, related } = shortFinding(finding);
    return {
      uri: at.uri,
      rule,
      severity,
      message: messageLines(message).join('\n'),
      range: rangeOf(at),
      related: related.map((place) => `${place.uri} ${rangeOf(place)} ${plainText(place.message)}`),
    };
  });
}

/** The editor shows no byte-order mark, and counts none. */
function rangeIn(file: DecodedFile | undefined, span: Location['span']): string {
  if (!file) return '0:0-0:0';
  const mark = file.text?.startsWith('\u{feff}') ? 1 : 0;
  const { start, end } = file.lines.rangeOf(span);
  const place = ({ line, character }: typeof start) =>
    `${line}:${line === 0 ? Math.max(0, character - mark) : character}`;
  return `${place(start)}-${place(end)}`;
}
