import { markdown } from '../../model/text/markdown.ts';
import { plainText } from '../../model/text/plainText.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { AuditDocument, AuditSection, Block, Cell, Fact, Inline } from './audit/auditDocument.ts';
import { auditDocumentOf } from './audit/auditDocumentOf.ts';
import type { AuditInput } from './audit/auditInput.ts';
import { mermaidGraph } from './mermaidGraph.ts';

/** The report to hand on as GitHub-flavoured Markdown: for a ticket, a pull request's comment or a job summary. */
export function markdownReport(input: AuditInput): string {
  return documentMarkdown(auditDocumentOf(input));
}

/** Any document for people, likewise. */
export function documentMarkdown(document: AuditDocument): string {
  const blocks = [
    ...document.intro.map(blockText),
    ...document.sections.flatMap((section) => sectionTexts(section, 2)),
  ];
  return `${[`# ${markdown(document.title)}`, ...blocks].join('\n\n')}\n`;
}

function sectionTexts({ title, blocks, sections = [] }: AuditSection, level: number): readonly string[] {
  const texts = blocks.map(blockText).filter((text) => text !== '');
  // All that is drawn is in words in other sections.
  if (texts.length === 0 && sections.length === 0) return [];
  return [
    `${'#'.repeat(level)} ${markdown(title)}`,
    ...texts,
    ...sections.flatMap((section) => sectionTexts(section, level + 1)),
  ];
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlines(block.content);
    case 'facts':
      return block.rows.map(factLine).join('\n');
    case 'table':
      return [
        `**${markdown(block.caption)}**`,
        '',
        tableRow(block.columns.map((column) => markdown(column))),
        tableRow(block.columns.map(() => '---')),
        ...block.rows.map((row) => tableRow(row.map(cellText))),
      ].join('\n');
    case 'figure':
      return mermaidGraph(block.picture) ?? '';
    case 'finding':
      return [`**${block.severity}** ${markdown(block.message)}`, '', ...block.rows.map(factLine)].join('\n');
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
