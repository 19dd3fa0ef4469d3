import type { AuditDocument, AuditSection, Block, Cell, Inline } from './audit/auditDocument.ts';
import { auditDocumentOf } from './audit/auditDocumentOf.ts';
import type { AuditInput } from './audit/auditInput.ts';
import { markdownCell } from './markdownCell.ts';

/** The report to hand on as GitHub-flavoured Markdown: for a ticket, a pull request's comment or a job summary. */
export function markdownReport(input: AuditInput): string {
  const document: AuditDocument = auditDocumentOf(input);
  const blocks = [
    ...document.intro.map(blockText),
    ...document.sections.flatMap((section) => sectionTexts(section, 2)),
  ];
  return `${[`# ${document.title}`, ...blocks].join('\n\n')}\n`;
}

function sectionTexts({ title, blocks, sections = [] }: AuditSection, level: number): readonly string[] {
  return [
    `${'#'.repeat(level)} ${inlines(title)}`,
    ...blocks.map(blockText),
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
        `**${block.caption}**`,
        '',
        tableRow(block.columns),
        tableRow(block.columns.map(() => '---')),
        ...block.rows.map((row) => tableRow(row.map(cellText))),
      ].join('\n');
    case 'finding':
      return [`**${block.severity}** ${inlines(block.message)}`, '', ...block.rows.map(factLine)].join('\n');
  }
}

function factLine([label, value]: readonly [string, Cell]): string {
  return `- ${label}: ${cellText(value)}`;
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

/** No code span holds text from a file: a back quote in it would end the span, and what follows be read as markup. */
function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'message':
      return markdownCell(part.text);
    case 'code':
      return `<code>${markdownCell(part.text)}</code>`;
    case 'prose':
      return part.text.replaceAll('|', '\\|');
    case 'link':
      return `[${markdownCell(part.text)}](${part.url})`;
    case 'break':
      return '<br>';
  }
}
