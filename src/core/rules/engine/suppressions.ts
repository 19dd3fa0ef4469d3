import { looksLikeFragment } from '../../formats/redaction/randomText.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { withheldMarker } from '../../formats/redaction/withheld.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';
import { SpanSet } from '../../model/source/spanIndex.ts';

/** A comment that hides what one rule says. */
export interface Suppression {
  /** As written: an id, with or without its group. */
  readonly rule: string;
  readonly scope: 'file' | 'next-line';
  /** Zero-based line whose findings are hidden; absent for the whole file. */
  readonly line?: number;
  /** The text after ` -- `; absent if the comment gives no reason. */
  readonly reason?: string | undefined;
  /** The directive with its rule. */
  readonly span: Span;
  /** The line of the comment with its line break, where nothing else stands on it. */
  readonly wholeLine?: Span | undefined;
}

const DIRECTIVE = /kubernetes-pki-disable-(next-line|file)[ \t]+([a-z0-9/-]+)/g;
const MARK = 'kubernetes-pki-disable-';
const COMMENT = /^\s*[#;]/;

type CommentedFile = Pick<DecodedFile, 'text' | 'lines' | 'format' | 'environment'>;

/**
 * The suppressions in a file's comments, in order. In YAML, only comments that the parser finds count, so that values and logs cannot suppress
 * anything. In other files a comment is a line that begins with `#`, in units also with `;`, and that is no part of a value or of a printed certificate.
 */
export function* suppressionsIn(file: CommentedFile): Generator<Suppression> {
  const { text = '', lines, format } = file;
  let content = 0;
  let mark = text.indexOf(MARK);
  const isYaml = format === 'yaml';
  const spans = mark >= 0 ? spansIn(file) : undefined;
  while (mark >= 0) {
    const start = text.lastIndexOf('\n', mark) + 1;
    const end = lineEnd(text, mark);
    const isComment =
      spans?.overlaps({ start: mark, end: mark + 1 }) === isYaml && (isYaml || COMMENT.test(text.slice(start, mark)));
    const suppression = isComment ? readLine(text, start, end) : undefined;
    if (suppression?.scope === 'next-line') {
      if (content <= start) content = nextContent(text, end + 1);
      yield { ...suppression, line: lines.positionAt(content).line };
    } else if (suppression) yield suppression;
    mark = text.indexOf(MARK, end);
  }
}

/** The comments of YAML, or what is no comment of another file. Found once per file: suppressions are applied after every change of any file. */
const spansIn = derived(({ text = '', format, environment }: CommentedFile) => {
  if (format === 'yaml') return new SpanSet(parseYaml(text).comments);
  const printed = [...text.matchAll(PRINTED)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return new SpanSet([...printed, ...(environment?.variables.map(({ span }) => span) ?? [])]);
});

/** A certificate that `openssl x509 -text` prints, up to its block: the names and extensions in it are another's text. */
const PRINTED = /^Certificate(?: Request| Revocation List \(CRL\))?:[ \t\r]*\n(?:(?!-----BEGIN)[^\n]*\n)*/gm;

function readLine(text: string, start: number, end: number): Suppression | undefined {
  const line = text.slice(start, end);
  const comment = /(?:^|\s)[#;].*/.exec(line);
  const match = comment && directiveIn(comment[0]);
  if (!match) return undefined;
  const from = start + comment.index + match.index;
  const written = match[2] ?? '';
  const isAlone = COMMENT.test(line) && line.slice(0, comment.index).trim() === '';
  return {
    rule: looksLikeFragment(written) ? withheldMarker('text', written.length) : written,
    scope: match[1] === 'file' ? 'file' : 'next-line',
    reason: reasonIn(comment[0].slice(match.index + match[0].length)),
    span: { start: from, end: from + match[0].length },
    wholeLine: isAlone ? { start, end: Math.min(end + 1, text.length) } : undefined,
  };
}

function directiveIn(comment: string): RegExpExecArray | undefined {
  for (const match of comment.matchAll(DIRECTIVE)) {
    if (/^(?:[ \t]|\r?$)/.test(comment.slice(match.index + match[0].length))) return match;
  }
  return undefined;
}

function reasonIn(rest: string): string | undefined {
  const written = redact(rest).trim();
  return /^--\s/.test(written) ? written.slice(2).trim() : undefined;
}

/** Offset of the first line from `at` on that is no comment, so that several may stand above one line. */
function nextContent(text: string, at: number): number {
  let start = at;
  for (let end = lineEnd(text, start); end < text.length; end = lineEnd(text, start)) {
    if (!COMMENT.test(text.slice(start, end))) break;
    start = end + 1;
  }
  return start;
}

/** Finds what comments of one file hide, however many there are of both. */
export class HiddenFindings {
  readonly #byPlace = new Map<string, Finding[]>();
  readonly #taken = new Set<string>();

  /** The findings that lie in the file. `lineOf`: in the file of the comments. */
  constructor(findings: readonly Finding[], lineOf: (span: Span) => number) {
    for (const finding of findings) {
      const line = lineOf(finding.at.span);
      for (const name of namesOfRule(finding.rule)) {
        for (const key of [`${name}\n${line}`, `${name}\n`]) {
          append(this.#byPlace, key, finding);
        }
      }
    }
  }

  /** The findings that a comment hides; empty if an earlier comment hides them already, undefined if there are none to hide. */
  take({ rule, line }: Suppression): readonly Finding[] | undefined {
    const key = `${rule}\n${line ?? ''}`;
    const there = this.#byPlace.get(key);
    if (!there || this.#taken.has(key)) return there && [];
    this.#taken.add(key);
    return there;
  }
}

/** The names of a rule in a comment: its id, with or without its group. */
export function namesOfRule(id: string): readonly string[] {
  return [id, id.slice(id.indexOf('/') + 1)];
}
