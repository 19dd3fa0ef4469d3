import type { Problem } from '../../model/artifacts/problem.ts';
import { budgetOf } from '../../model/budget.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { buildTree } from './buildTree.ts';
import { readEvents } from './events.ts';
import { MAX_BROKEN, MAX_DEPTH, MAX_DOCUMENT_LENGTH, MAX_LIST_READ, MAX_PROBLEMS, tooComplexText } from './limits.ts';
import { listExtent } from './listExtent.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { readList } from './readList.ts';
import { splitDocuments } from './splitDocuments.ts';

export interface YamlResult {
  /** The readable ones in order; documents without content are left out. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/**
 * Parses a YAML stream or JSON text. A document with an error becomes one problem and does not harm the others. What aliases repeat is
 * paid from a budget that the text itself brings.
 */
export function parseYaml(text: string): YamlResult {
  const steps = parseInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, with rests: only the parser holds on from the beginning of a document to its end. */
export async function parseYamlPaced(text: string, scheduler: Scheduler): Promise<YamlResult> {
  const steps = parseInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** A step is a document, or a part of its tree. */
function* parseInSteps(text: string): Generator<undefined, YamlResult> {
  const budget = budgetOf([{ size: text.length }]);
  const documents: YamlDocument[] = [];
  const problems: Problem[] = [];
  let lines: LineIndex | undefined;
  let broken = 0;
  const unreported = { 'yaml-syntax': 0, 'yaml-too-complex': 0 };
  const report = (code: keyof typeof unreported, offset: number, messageAt: (line: number) => Text): void => {
    broken++;
    if (problems.length >= MAX_PROBLEMS) {
      unreported[code]++;
      return;
    }
    lines ??= new LineIndex(text);
    const span = errorSpan(text, offset);
    problems.push({ code, message: messageAt(lines.positionAt(span.start).line + 1), span });
  };
  const reportError = (reason: string, offset: number, isTooComplex: boolean) =>
    isTooComplex
      ? report('yaml-too-complex', offset, () => tooComplexText(reason))
      : report('yaml-syntax', offset, (line) => syntaxMessage(reason, line));
  function* parsePart(part: string, base: number): Generator<undefined, YamlNode | undefined> {
    const read = readEvents(part);
    if (read.kind === 'tooDeep') report('yaml-too-complex', base + read.offset, () => tooComplexText(TOO_DEEP));
    else if (read.kind === 'error') reportError(read.reason, base + read.offset, false);
    else {
      const tree = yield* buildTree(part, base, read.events, budget);
      if (tree.kind === 'tree') return tree.root;
      reportError(tree.reason, base + tree.offset, tree.tooComplex);
    }
    return undefined;
  }
  function* parseLong(span: Span): Generator<undefined, YamlNode | undefined> {
    const extent = yield* listExtent(text, span);
    const list = extent && (yield* readList(text, span, extent, parsePart));
    if (!list) report('yaml-too-complex', span.start, () => tooComplexText(TOO_LONG));
    else if (list.unread) report('yaml-too-complex', list.unread.start, () => REST_UNREAD);
    return list?.root;
  }
  for (const span of splitDocuments(text)) {
    yield;
    if (span === undefined) continue;
    if (broken === MAX_BROKEN) {
      const message = phrase('The rest of this file is not read: {count} documents before it cannot be parsed.', {
        count: broken,
      });
      problems.push({ code: 'yaml-too-complex', message, span: errorSpan(text, span.start) });
      break;
    }
    const isLong = span.end - span.start > MAX_DOCUMENT_LENGTH;
    const root = yield* isLong ? parseLong(span) : parsePart(text.slice(span.start, span.end), span.start);
    if (root !== undefined && !isNull(root)) documents.push({ root, span });
  }
  for (const code of ['yaml-syntax', 'yaml-too-complex'] as const) {
    if (unreported[code] > 0) problems.push({ code, message: MORE[code](unreported[code]), span: FILE_START });
  }
  return { documents, problems };
}

const TOO_LONG = phrase('it has more than {count} MiB', { count: MAX_DOCUMENT_LENGTH / 2 ** 20 });

const REST_UNREAD = phrase(
  'The list is too long: after {count} MiB of items that are about certificates, the rest is not read.',
  { count: MAX_LIST_READ / 2 ** 20 },
);

const TOO_DEEP = phrase('it has more than {count} levels of nesting', { count: MAX_DEPTH });

const MORE = {
  'yaml-syntax': (count: number) => phrase('{count} more documents in this file cannot be parsed.', { count }),
  'yaml-too-complex': (count: number) =>
    phrase('{count} more documents in this file are too complex to parse.', { count }),
} as const;

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.typed === undefined;
}

/** One character at the offset; the last one of the text where the error is its end. */
function errorSpan(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  if (start === text.length && start > 0) start--;
  return { start, end: Math.min(start + 1, text.length) };
}

/** Our parser's reasons in the words of go-yaml, which is what a Kubernetes component prints for the same mistake. */
const GO_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^tab characters/, 'found character that cannot start any token (tabs cannot be used for indentation)'],
  [/^bad indentation of a mapping entry/, 'did not find expected key, or a value that cannot start here'],
  [/^bad indentation of a sequence entry/, "did not find expected '-' indicator"],
  [/^end of the stream/, 'did not find expected <document start>'],
  [/^deficient indentation/, 'unexpected end of the value: the next line is not indented enough'],
  [/within a (?:single|double) quoted scalar$/, 'found unexpected end of stream: a quote is not closed'],
  [/within a flow collection$/, "did not find expected ',' or ']' or '}'"],
  [/^missed comma/, "did not find expected ',' or ']' or '}'"],
  [/^can not read a block mapping entry/, "could not find expected ':'"],
  [/^expected ':'/, "could not find expected ':'"],
  [/^unknown escape sequence/, 'found unknown escape character'],
  [/^(?:null byte|the stream contains non-printable)/, 'control characters are not allowed'],
  [/^undeclared tag handle/, 'found undefined tag handle'],
  [/^tag name/, 'found invalid tag'],
  [/^there is a previously declared/, 'found duplicate %TAG directive'],
];

/** One sentence for a syntax error, in go-yaml's words where known. `line` counts from 1. */
function syntaxMessage(reason: string, line: number): Text {
  const words = GO_WORDS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
  return phrase('Invalid YAML: line {line}: {error}.', { line, error: words });
}
