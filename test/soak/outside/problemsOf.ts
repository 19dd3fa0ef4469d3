import { type DecodedFile, type Location, markedRange, type Report } from '../../../src/core/index.ts';
import { messageLines } from '../../../src/core/model/text/messageLines.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { shortFinding } from '../../../src/editor/text/shortFinding.ts';
import type { Problem } from './questions.ts';

/** The expected Problems of a report. */
export function problemsOf({ findings, files }: Report): readonly Problem[] {
  const rangeOf = ({ uri, span }: Location) => markedIn(files.get(uri), span);
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

/** The first line of the place; the name of its field where base64 has it far to the right. */
function markedIn(file: DecodedFile | undefined, span: Location['span']): string {
  if (!file) return '0:0-0:0';
  const marked = markedRange(file, span);
  const { line, character } = marked.start;
  const start = file.lines.lineStart(span.start);
  const field =
    character < 120 ? null : /^([ \t]*(?:- )?)([\w.-]+):[ \t]*[\w+/=-]{100}/.exec(file.text?.slice(start) ?? '');
  if (!field) return rangeText(file, marked);
  const [, lead = '', name = ''] = field;
  return rangeText(file, {
    start: { line, character: lead.length },
    end: { line, character: lead.length + name.length },
  });
}

/** The editor shows no byte-order mark, and counts none. */
function rangeText(file: DecodedFile, { start, end }: ReturnType<DecodedFile['lines']['rangeOf']>): string {
  const mark = file.text?.startsWith('\u{feff}') ? 1 : 0;
  const place = ({ line, character }: typeof start) =>
    `${line}:${line === 0 ? Math.max(0, character - mark) : character}`;
  return `${place(start)}-${place(end)}`;
}
