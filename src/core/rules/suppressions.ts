import type { DecodedFile } from '../model/decodedFile.ts';
import type { Finding } from '../model/finding.ts';
import { looksLikeFragment } from '../redaction/randomText.ts';
import { KEY_MATERIAL, redact } from '../redaction/redact.ts';
import type { Span } from '../text/span.ts';

/** A comment that hides what one rule says. */
export interface Suppression {
  /** As written: an id, with or without its group. */
  readonly rule: string;
  readonly scope: 'file' | 'next-line';
  /** Zero-based line whose findings are hidden; absent for the whole file. */
  readonly line?: number;
  /** What stands after ` -- `; absent where the comment gives no reason. */
  readonly reason?: string;
  /** The directive with its rule. */
  readonly span: Span;
  /** The line of the comment with its line break, where nothing else stands on it. */
  readonly wholeLine?: Span;
}

const DIRECTIVE = /kubernetes-pki-disable-(next-line|file)[ \t]+([a-z0-9/-]+)(?=[ \t]|\r?$)/;
const REASON = /^\s+--\s+(.*\S)/;
const MARK = 'kubernetes-pki-disable-';

/** The comments of a file, in order. `#` begins a comment in YAML and beside PEM blocks, `;` in units too. */
export function suppressionsIn({ text, lines }: Pick<DecodedFile, 'text' | 'lines'>): readonly Suppression[] {
  if (!text?.includes(MARK)) return [];
  const found: Suppression[] = [];
  const rows = text.split('\n');
  let at = 0;
  for (const [row, line] of rows.entries()) {
    const comment = /(?:^|\s)[#;].*/.exec(line);
    const match = comment && DIRECTIVE.exec(comment[0]);
    if (match) {
      const start = at + comment.index + match.index;
      const span = { start, end: start + match[0].length };
      const isAlone = line.slice(0, comment.index).trim() === '' && /^\s*[#;]/.test(line);
      const wholeLine = isAlone ? { start: at, end: at + line.length + (row < rows.length - 1 ? 1 : 0) } : undefined;
      const written = match[2] ?? '';
      const rule = looksLikeFragment(written) ? KEY_MATERIAL : written;
      const reason = REASON.exec(redact(comment[0].slice(match.index + match[0].length)))?.[1];
      if (match[1] === 'file') found.push({ rule, scope: 'file', reason, span, wholeLine });
      else
        found.push({
          rule,
          scope: 'next-line',
          line: lines.positionAt(nextContent(rows, row, at)).line,
          reason,
          span,
          wholeLine,
        });
    }
    at += line.length + 1;
  }
  return found;
}

/** Whether the comment hides the finding, which lies in its file. */
export function hides(suppression: Suppression, finding: Finding, file: DecodedFile): boolean {
  if (finding.rule !== suppression.rule && !finding.rule.endsWith(`/${suppression.rule}`)) return false;
  return suppression.line === undefined || file.lines.positionAt(finding.at.span.start).line === suppression.line;
}

/** Offset of the first line after a comment that is no comment itself, so that several may stand above one line. */
function nextContent(rows: readonly string[], row: number, at: number): number {
  let offset = at + (rows[row]?.length ?? 0) + 1;
  let next = row + 1;
  while (next < rows.length - 1 && /^\s*[#;]/.test(rows[next] ?? '')) {
    offset += (rows[next]?.length ?? 0) + 1;
    next++;
  }
  return offset;
}
