import { type Html, html } from '../../model/text/html.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { AuditSection, Block, Cell, Fact, Inline } from './audit/auditDocument.ts';
import { auditDocumentOf } from './audit/auditDocumentOf.ts';
import type { AuditInput } from './audit/auditInput.ts';
import { figureHtml } from './htmlFigure.ts';
import { HTML_STYLE } from './htmlStyle.ts';

/** Whatever a name in a file may try: the page runs nothing and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report to hand on as one HTML file that needs nothing besides itself. */
export function htmlReport(input: AuditInput): string {
  return [...htmlPieces(input)].join('');
}

/** The same in pieces, none larger than a row of a table, a finding or a figure. */
export function* htmlPieces(input: AuditInput): Generator<string> {
  const { title, intro, sections: made } = auditDocumentOf(input);
  const sections: AuditSection[] = [];
  for (const section of made) {
    if (section) sections.push(section);
    yield PAUSE;
  }
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${html(name)}</a></li>`);
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${html(title)}</h1>
`;
  for (const block of intro) {
    yield* blockHtml(block);
    yield '\n';
  }
  yield `<nav aria-label="Contents"><ul>${contents.join('')}</ul></nav>
</header>
<main>
`;
  for (const section of sections) yield* sectionHtml(section, 2);
  yield `</main>
</body>
</html>
`;
}

/** A piece of nothing, after which the writer may rest. */
const PAUSE = '';

function* sectionHtml({ id, title, isWide, blocks, sections = [] }: AuditSection, level: number): Generator<string> {
  yield `<section id="${id}"${isWide ? ' class="wide"' : ''} aria-labelledby="${id}-title">\n`;
  yield `<h${level} id="${id}-title">${bdi(title)}</h${level}>\n`;
  for (const block of blocks) {
    if (block) yield* blockHtml(block);
    yield block ? '\n' : PAUSE;
  }
  for (const section of sections) yield* sectionHtml(section, level + 1);
  yield '</section>\n';
}

function* blockHtml(block: Block): Generator<string> {
  switch (block.kind) {
    case 'paragraph':
      yield `<p>${inlines(block.content)}</p>`;
      break;
    case 'facts':
      yield factsHtml(block.rows);
      break;
    case 'table':
      yield* tableHtml(block);
      break;
    case 'figure':
      yield* figureHtml(block.caption, block.scene);
      break;
    case 'finding':
      yield [
        `<article${toneClass(block.tone)}>`,
        `<h4${toneClass(block.tone)}><span class="tone">${block.severity}</span> ${bdi(block.message)}</h4>`,
        factsHtml(block.rows),
        '</article>',
      ].join('\n');
  }
}

function factsHtml(rows: readonly Fact[]): string {
  const facts = rows.map(([label, value]) => `<dt>${html(label)}</dt><dd${cellHtml(value)}</dd>`);
  return `<dl>\n${facts.join('\n')}\n</dl>`;
}

/** The first cell of a row names it, for readers who hear the table. */
function* tableHtml({ caption, columns, widths, rows }: Extract<Block, { kind: 'table' }>): Generator<string> {
  const whole = widths?.reduce((sum, one) => sum + one, 0) ?? 1;
  const shares = widths?.map((one) => `<col style="width:${Math.round((one / whole) * 1000) / 10}%">`).join('');
  const head = columns.map((column) => `<th scope="col">${html(column)}</th>`).join('');
  yield [
    `<div class="scroll" role="region" aria-label="${html(caption)}" tabindex="0">`,
    `<table${shares ? ' class="fixed"' : ''}><caption>${html(caption)}</caption>`,
    ...(shares ? [`<colgroup>${shares}</colgroup>`] : []),
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
  ].join('\n');
  let isEmpty = true;
  for (const [first = { content: [] }, ...others] of rows) {
    const cells = others.map((one) => `<td${cellHtml(one)}</td>`).join('');
    yield `\n<tr><th scope="row"${cellHtml(first)}</th>${cells}</tr>`;
    isEmpty = false;
  }
  yield isEmpty ? '\n\n</tbody></table></div>' : '\n</tbody></table></div>';
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

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return bdi(part.text);
    case 'code':
      return `<code>${bdi(untrusted(plainText(part.text)))}</code>`;
    case 'prose':
      return html({ template: part.text, slots: {} });
    case 'link':
      return `<a href="${html(untrusted(part.url))}" rel="noreferrer">${html(part.text)}</a>`;
    case 'break':
      return '<br>';
  }
}

/** Isolated from the text around it, so that a name written from right to left does not move anything else. */
function bdi(shown: Text): string {
  return `<bdi>${breaking(html(shown))}</bdi>`;
}

/** A long path or name breaks at its separators first. Tags and character references, which are our own, are left alone. */
function breaking(escaped: Html): string {
  return escaped.replaceAll(/<[^<>]*>|[/,.=:@_+-](?=[^\s<&])/g, (found) =>
    found.startsWith('<') ? found : `${found}<wbr>`,
  );
}
