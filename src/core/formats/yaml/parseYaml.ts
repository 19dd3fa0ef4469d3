import type { Problem } from '../../model/artifacts/problem.ts';
import { budgetOf } from '../../model/budget.ts';
import type { Pace } from '../../model/pace.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { buildTree } from './buildTree.ts';
import { readEvents } from './events.ts';
import { MAX_BROKEN, MAX_DOCUMENT_LENGTH, MAX_PROBLEMS, tooComplexText } from './limits.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { splitDocuments } from './splitDocuments.ts';
import { syntaxMessage } from './syntaxMessage.ts';

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
export async function parseYamlPaced(text: string, pace: Pace): Promise<YamlResult> {
  const steps = parseInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (pace.isDue()) await pace.rest();
  }
}

/** A step is a document, or a part of its tree. */
function* parseInSteps(text: string): Generator<undefined, YamlResult> {
  const budget = budgetOf([{ size: text.length }]);
  const documents: YamlDocument[] = [];
  const problems: Problem[] = [];
  let lines: LineIndex | undefined;
  let broken = 0;
  const untold = { 'yaml-syntax': 0, 'yaml-too-complex': 0 };
  const report = (reason: string, offset: number, tooComplex: boolean): void => {
    broken++;
    if (problems.length >= MAX_PROBLEMS) {
      untold[tooComplex ? 'yaml-too-complex' : 'yaml-syntax']++;
      return;
    }
    lines ??= new LineIndex(text);
    const span = errorSpan(text, offset);
    problems.push(
      tooComplex
        ? {
            code: 'yaml-too-complex',
            message: tooComplexText(reason),
            span,
          }
        : {
            code: 'yaml-syntax',
            message: syntaxMessage(reason, lines.positionAt(span.start).line + 1),
            span,
          },
    );
  };
  for (const span of splitDocuments(text)) {
    yield;
    if (broken === MAX_BROKEN) {
      const message = phrase('The rest of this file is not read, because {count} documents before it cannot be read.', {
        count: broken,
      });
      problems.push({ code: 'yaml-too-complex', message, span: errorSpan(text, span.start) });
      break;
    }
    if (span.end - span.start > MAX_DOCUMENT_LENGTH) {
      report(`it has more than ${MAX_DOCUMENT_LENGTH / 2 ** 20} MiB`, span.start, true);
      continue;
    }
    const part = text.slice(span.start, span.end);
    const read = readEvents(part);
    if (read.kind === 'error') {
      report(read.reason, span.start + read.offset, read.tooDeep);
      continue;
    }
    const tree = yield* buildTree(part, span.start, read.events, budget);
    if (tree.kind === 'error') report(tree.reason, span.start + tree.offset, tree.tooComplex);
    else if (tree.root !== undefined && !isNull(tree.root)) documents.push({ root: tree.root, span });
  }
  for (const code of ['yaml-syntax', 'yaml-too-complex'] as const) {
    if (untold[code] > 0) problems.push({ code, message: MORE[code](untold[code]), span: FILE_START });
  }
  return { documents, problems };
}

const MORE = {
  'yaml-syntax': (count: number) => phrase('{count} more documents of this file cannot be read either.', { count }),
  'yaml-too-complex': (count: number) =>
    phrase('{count} more documents of this file are too complex to read.', { count }),
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
