import assert from 'node:assert/strict';
import { lexer, parser, type Token } from 'marked';
import { markdown, markdownCode } from '../../../../src/core/model/text/markdown.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { joined, phrase } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

/** Everything in parsed Markdown, the cells of tables included. */
function* tokensIn(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'table') {
      for (const cell of [...token.header, ...token.rows.flat()]) yield* tokensIn(cell.tokens);
    } else if (token.type === 'list') {
      for (const item of token.items) yield* tokensIn(item.tokens);
    } else if ('tokens' in token && token.tokens) yield* tokensIn(token.tokens);
  }
}

/** The text that a page shows of the HTML which is made of it. */
function shownBy(html: string): string {
  const markup = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  for (const tag of markup) assert.match(tag, /^<\/?(?:p|code)>$/, html);
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d+)|amp|lt|gt|quot);/g, (reference, number?: string) =>
      number === undefined ? (NAMED[reference] ?? '') : String.fromCodePoint(Number(number)),
    );
}

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The only cell below the heading of a table with two columns; the other one shows that none was ended. */
function cellOf(source: string): string {
  const document = `| a | b |\n| --- | --- |\n| ${source} | end |\n`;
  const [table, ...others] = lexer(document);
  assert.ok(table?.type === 'table', JSON.stringify(table));
  assert.deepEqual(others, []);
  for (const { type } of tokensIn([table]))
    assert.ok(['table', 'text', 'codespan'].includes(type), `${type}: ${source}`);
  const html = parser([table]);
  const [, cell = '', end] = /<tbody><tr>\n<td>([\s\S]*?)<\/td>\n<td>(.*?)<\/td>\n<\/tr>\n<\/tbody>/.exec(html) ?? [];
  assert.equal(end, 'end', html);
  return cell;
}

/** Blanks at the ends of a line or cell do not matter. */
const trimmed = (text: string) => text.replaceAll(/^ +| +$/g, '');

describe('markdown', () => {
  for (const [what, value] of Object.entries(HOSTILE_VALUES)) {
    const wanted = plainText(untrusted(value));

    it(`shows ${what} as it is, in a cell and in a separate line`, () => {
      const source = markdown(untrusted(value));
      assert.equal(trimmed(shownBy(cellOf(source))), trimmed(wanted));
      const parsed = lexer(source);
      for (const { type } of parsed) assert.ok(['paragraph', 'space'].includes(type), `${type}: ${source}`);
      assert.equal(trimmed(shownBy(parser(parsed)).trimEnd()), trimmed(wanted));
    });

    it(`shows ${what} as it is among words of ours, in code of ours and between two others`, () => {
      const sentence = phrase('Not signed by {name}: `error: {name} is bad`, see {name}{name}.', { name: value });
      assert.equal(
        shownBy(cellOf(markdown(sentence))),
        `Not signed by ${wanted}: error: ${wanted} is bad, see ${wanted}${wanted}.`,
      );
      const list = joined([value, value], ', ');
      assert.equal(trimmed(shownBy(cellOf(markdown(list)))), trimmed(`${wanted}, ${wanted}`));
    });

    it(`shows ${what} as code, in parts`, () => {
      const withoutBlanks = (text: string) => text.replaceAll(' ', '');
      assert.equal(withoutBlanks(shownBy(cellOf(markdownCode(untrusted(value))))), withoutBlanks(wanted));
    });

    it(`holds no icon of the window in ${what}`, () => {
      for (const source of [
        markdown(untrusted(value)),
        markdownCode(untrusted(value)),
        markdown(phrase('`{value}`', { value })),
      ]) {
        assert.doesNotMatch(source, /\$\(/);
      }
    });
  }

  it('cuts code between words, a path behind a slash and only a digest anywhere', () => {
    const error = 'open /etc/kubernetes/pki/front-proxy/intermediates/ca.crt: no such file or directory';
    assert.deepEqual(markdownCode(untrusted(error)).match(/[^`]+(?=`(?: |$))/g), [
      'open /etc/kubernetes/pki/front-proxy/',
      'intermediates/ca.crt: no such file or',
      'directory',
    ]);
    assert.equal(markdownCode(untrusted('ab'.repeat(32))), `\`${'ab'.repeat(20)}\` \`${'ab'.repeat(12)}\``);
  });

  it('leaves paths, dates and sentences readable in its source', () => {
    const text = phrase('{path} (from {date}): kubeadm-certs, 23 d!', {
      path: 'etc/kubernetes/pki/front-proxy-ca.crt',
      date: '2026-12-30',
    });
    assert.equal(markdown(text), 'etc/kubernetes/pki/front-proxy-ca.crt (from 2026-12-30): kubeadm-certs, 23 d&#33;');
  });

  it('makes no image of a link of ours behind a text', () => {
    const [paragraph] = lexer(`${markdown(untrusted('a!'))}[rule](https://example.com)`);
    assert.deepEqual(
      [...tokensIn(paragraph?.type === 'paragraph' ? (paragraph.tokens ?? []) : [])].map(({ type }) => type),
      ['text', 'link', 'text'],
    );
  });

  it('begins no list, heading or code in any line of a text of several', () => {
    const text = joined(['a', '- b', '1. c', '=', '     d', '# e'], '\n');
    for (const { type } of lexer(markdown(text))) assert.equal(type, 'paragraph');
  });
});
