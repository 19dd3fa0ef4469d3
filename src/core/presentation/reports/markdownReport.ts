import { markdown } from '../../model/text/markdown.ts';
import { plainText } from '../../model/text/plainText.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { AuditDocument, AuditSection, Block, Cell, Fact, Inline } from './audit/auditDocument.ts';
import { auditDocumentOf } from './audit/auditDocumentOf.ts';
import type { AuditInput } from './audit/auditInput.ts';
import { mermaidGraph } from './mermaidGraph.ts';

/** The report to hand on as GitHub-flavoured Markdown: for a ticket, a pull request's comment or a job summary. */
export function markdownReport(input: AuditInput): string {
  return [...markdownPieces(input)].join('');
}

/** The same in pieces, none larger than a row of a table, a finding or a figure. */
export function markdownPieces(input: AuditInput): Generator<string> {
  return documentMarkdown(auditDocumentOf(input));
}

/** Any document for people, likewise. */
export function* documentMarkdown(document: AuditDocument): Generator<string> {
  yield `# ${markdown(document.title)}`;
  for (const block of document.intro) yield* after('\n\n', blockText(block));
  for (const section of document.sections) yield* section ? sectionTexts(section, 2) : PAUSE;
  yield '\n';
}

/** A piece of nothing, after which the writer may rest. */
const PAUSE = [''];

function* sectionTexts({ title, blocks, sections = [] }: AuditSection, level: number): Generator<string> {
  // All that is drawn is in words in other sections: one of nothing but that has no heading either.
  let heading = `\n\n${'#'.repeat(level)} ${markdown(title)}`;
  for (const block of blocks) {
    if (!block) {
      yield* PAUSE;
      continue;
    }
    for (const piece of after('\n\n', blockText(block))) {
      yield heading + piece;
      heading = '';
    }
  }
  for (const section of sections) {
    for (const piece of sectionTexts(section, level + 1)) {
      yield heading + piece;
      heading = '';
    }
  }
}

/** The pieces behind what parts them from the text before, if there are any. */
function* after(separator: string, pieces: Iterable<string>): Generator<string> {
  let opening = separator;
  for (const piece of pieces) {
    yield opening + piece;
    opening = '';
  }
}

function* blockText(block: Block): Generator<string> {
  switch (block.kind) {
    case 'paragraph':
      yield inlines(block.content);
      break;
    case 'facts':
      yield block.rows.map(factLine).join('\n');
      break;
    case 'table':
      yield [
        `**${markdown(block.caption)}**`,
        '',
        tableRow(block.columns.map((column) => markdown(column))),
        tableRow(block.columns.map(() => '---')),
      ].join('\n');
      for (const row of block.rows) yield `\n${tableRow(row.map(cellText))}`;
      break;
    case 'figure': {
      const graph = mermaidGraph(block.picture);
      if (graph !== undefined && graph !== '') yield graph;
      break;
    }
    case 'finding':
      yield [`**${block.severity}** ${markdown(block.message)}`, '', ...block.rows.map(factLine)].join('\n');
  }
}

function factLine([label, value]: Fact): string {
  return `- ${markdown(label)}: ${cellText(value)}`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellText({ content }: Cell): string {
  return inlines(content);
}

function inlines(content: readonly Inline[]): string {
  return content.map(inline).join('');
}

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return markdown(part.text);
    case 'code':
      // No code span: only character references keep a path in one piece whatever stands in it.
      return `<code>${markdown(untrusted(plainText(part.text)))}</code>`;
    case 'prose':
      return part.text.replaceAll('|', '\\|');
    case 'link':
      return `[${markdown(part.text)}](${part.url})`;
    case 'break':
      return '<br>';
  }
}
