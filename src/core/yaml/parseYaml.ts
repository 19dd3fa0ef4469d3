import type { Problem } from '../model/problem.ts';
import { phrase } from '../model/text/text.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { FILE_START, type Span } from '../text/span.ts';
import { buildTree } from './buildTree.ts';
import { readEvents } from './events.ts';
import { MAX_PROBLEMS } from './limits.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { splitDocuments } from './splitDocuments.ts';
import { syntaxMessage } from './syntaxMessage.ts';

export interface YamlResult {
  /** The readable ones in order; documents without content are left out. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** Parses a YAML stream or JSON text. A document with an error becomes one problem and does not harm the others. */
export function parseYaml(text: string): YamlResult {
  const documents: YamlDocument[] = [];
  const problems: Problem[] = [];
  let lines: LineIndex | undefined;
  let untold = 0;
  const report = (reason: string, offset: number, tooComplex: boolean): void => {
    if (problems.length >= MAX_PROBLEMS) {
      untold++;
      return;
    }
    lines ??= new LineIndex(text);
    const span = errorSpan(text, offset);
    problems.push(
      tooComplex
        ? {
            code: 'yaml-too-complex',
            message: phrase('The YAML document is too complex to read: {reason}.', { reason }),
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
    const part = text.slice(span.start, span.end);
    const read = readEvents(part);
    if (read.kind === 'error') {
      report(read.reason, span.start + read.offset, read.tooDeep);
      continue;
    }
    const tree = buildTree(part, span.start, read.events);
    if (tree.kind === 'error') report(tree.reason, span.start + tree.offset, tree.tooComplex);
    else if (tree.root !== undefined && !isNull(tree.root)) documents.push({ root: tree.root, span });
  }
  if (untold > 0) {
    const message = phrase('{count} more documents of this file cannot be read either.', { count: untold });
    problems.push({ code: 'yaml-syntax', message, span: FILE_START });
  }
  return { documents, problems };
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.typed === undefined;
}

/** One character at the offset; the last one of the text where the error is its end. */
function errorSpan(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  if (start === text.length && start > 0) start--;
  return { start, end: Math.min(start + 1, text.length) };
}
