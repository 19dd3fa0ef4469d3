import type { AuditSection, Block, Cell, Inline } from './audit/auditDocument.ts';
import { auditDocumentOf } from './audit/auditDocumentOf.ts';
import type { AuditInput } from './audit/auditInput.ts';
import { HTML_STYLE } from './htmlStyle.ts';
import { htmlText } from './htmlText.ts';

/** Whatever a name in a file may try: the page runs nothing and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report to hand on as one HTML file that needs nothing besides itself. */
export function htmlReport(input: AuditInput): string {
  const { title, intro, sections } = auditDocumentOf(input);
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${inlines(name)}</a></li>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${htmlText(title)}</h1>
${intro.map(blockHtml).join('\n')}
<nav aria-label="Contents"><ul>${contents.join('')}</ul></nav>
</header>
<main>
${sections.map((section) => sectionHtml(section, 2)).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ id, title, blocks, sections = [] }: AuditSection, level: number): string {
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h${level} id="${id}-title">${inlines(title)}</h${level}>`,
    ...blocks.map(blockHtml),
    ...sections.map((section) => sectionHtml(section, level + 1)),
    '</section>',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlines(block.content)}</p>`;
    case 'facts':
      return factsHtml(block.rows);
    case 'table':
      return tableHtml(block);
    case 'finding':
      return [
        `<article${toneClass(block.tone)}>`,
        `<h4${toneClass(block.tone)}><span class="tone">${htmlText(block.severity)}</span> ${inlines(block.message)}</h4>`,
        factsHtml(block.rows),
        '</article>',
      ].join('\n');
  }
}

function factsHtml(rows: readonly (readonly [string, Cell])[]): string {
  const facts = rows.map(([label, value]) => `<dt>${htmlText(label)}</dt><dd${cellHtml(value)}</dd>`);
  return `<dl>\n${facts.join('\n')}\n</dl>`;
}

/** The first cell of a row names it, for readers who hear the table. */
function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map((column) => `<th scope="col">${htmlText(column)}</th>`).join('');
  const body = rows.map(([first = { content: [] }, ...others]) => {
    const cells = others.map((one) => `<td${cellHtml(one)}</td>`).join('');
    return `<tr><th scope="row"${cellHtml(first)}</th>${cells}</tr>`;
  });
  return [
    `<div class="scroll" role="region" aria-label="${htmlText(caption)}" tabindex="0">`,
    `<table><caption>${htmlText(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody></table></div>`,
  ].join('\n');
}

/** From the end of the tag's name to the end of its content. */
function cellHtml({ content, tone }: Cell): string {
  const inner = inlines(content);
  return tone === undefined ? `>${inner}` : `${toneClass(tone)}><span class="tone">${inner}</span>`;
}

function toneClass(tone: Cell['tone']): string {
  return tone === undefined ? '' : ` class="${tone}"`;
}

function inlines(content: readonly Inline[]): string {
  return content.map(inline).join('');
}

/** Isolated from what stands beside it, so that a name written from right to left moves nothing else. */
function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return `<bdi>${htmlText(part.text)}</bdi>`;
    case 'code':
      // A long path breaks at its slashes first.
      return `<code><bdi>${htmlText(part.text).replaceAll('/', '/<wbr>')}</bdi></code>`;
    case 'message':
      return `<bdi>${withCode(part.text)}</bdi>`;
    case 'prose':
      return withCode(part.text);
    case 'link':
      return `<a href="${htmlText(part.url)}" rel="noreferrer">${htmlText(part.text)}</a>`;
    case 'break':
      return '<br>';
  }
}

/** What stands between two back quotes is code; it was escaped before, so it can hold no markup. */
function withCode(text: string): string {
  return htmlText(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}
