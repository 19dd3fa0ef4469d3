import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MESSAGE_KINDS } from '../../../src/core/messages/kinds/kinds.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/troubleshooting.md'), 'utf8');

interface Quoted {
  readonly text: string;
  /** The rules that the row, the item or the paragraph links to. */
  readonly rules: readonly string[];
}

/** Only a part of what is logged: the section's heading has the rest. */
const TAIL = /^(?:not |key input$)/;

/** Flags, fields and names, which stand in running text. */
const NAME = /^(?:--|[\w.-]+$|[\w./*-]+\.(?:conf|md)$|current time …|is before …|kubernetes-pki )/;

/** Every message that the page quotes: headings, bold code, and code in tables and lists. */
function quotedMessages(): readonly Quoted[] {
  return PAGE.split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const heading = section.slice(0, section.indexOf('\n'));
      const blocks = section.split(/\n(?=\||- )|\n\n/).filter((block) => block !== heading);
      const isAlert = heading.startsWith('remote error');
      return blocks.flatMap((block) => {
        const rules = [...block.matchAll(/\(\.\.\/media\/rules\/([\w/-]+)\.md\)/g)].map(([, rule = '']) => rule);
        const cell = block.startsWith('|') ? (block.split('|')[1] ?? '') : block;
        const codes = [...cell.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
        const isRow = block.startsWith('|') && isAlert;
        return codes
          .filter((code) => !TAIL.test(code) && !(NAME.test(code) && !/^[A-Z_:]{9,}$/.test(code)))
          .map((code) => ({ text: isRow ? `remote error: tls: ${code}` : code, rules }));
      });
    });
}

/** Texts in backquotes that are no messages. */
const OTHER = new Set([
  '(possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
  'certificate required',
  'kubectl logs',
]);

describe('the page on what components log', () => {
  it('quotes messages that the parser recognizes, with rules of their kind', () => {
    const quoted = quotedMessages().filter(({ text }) => !OTHER.has(text));
    assert.ok(quoted.length > 60, `${quoted.length}`);
    const unread = quoted.filter(({ text }) => readLine(text) === undefined).map(({ text }) => text);
    assert.deepEqual(unread, []);
    const without = quoted.filter(({ text, rules }) => {
      const { kind } = readLine(text) ?? {};
      return kind && kind.rules.length > 0 && rules.length > 0 && !kind.rules.some((rule) => rules.includes(rule));
    });
    assert.deepEqual(
      without.map(({ text }) => text),
      [],
    );
  });

  it('links to every rule that the parser leads to, and to no other', () => {
    const linked = [...PAGE.matchAll(/\(\.\.\/media\/rules\/([\w/-]+)\.md\)/g)].map(([, rule = '']) => rule);
    const known = MESSAGE_KINDS.flatMap(({ rules }) => rules);
    const sorted = (rules: readonly string[]) => [...new Set(rules)].sort();
    assert.deepEqual(sorted(linked), sorted(known));
  });
});
