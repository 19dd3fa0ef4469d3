import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';

const CORE = new URL('../../../src/core/', import.meta.url);

/** Rooms whose texts are about messages, or are for people; and the errors of programs in C. */
const NO_SOURCES = /^(?:messages|presentation|rules\/pages)\/|^connections\/handshake\/balancerErrors\.ts$/;

/** Literals that begin as errors of Go's libraries do. */
const GO_TEXT =
  /(['"`])((?:x509|tls|remote error|asn1|crypto\/\w+|open|unable to|error reading|failed to)[: ](?:(?!\1)[^\\\n]|\\.)+)\1/g;

/** Prefixes of another error, by which the whole is known. */
const PREFIX = /: (?:1)?$/;

/** Parts of an error that Go puts into parentheses, and texts that are no errors of a component. */
const PARTS: ReadonlySet<string> = new Set([
  'crypto/rsa: verification error',
  'x509: ECDSA verification failure',
  'x509: Ed25519 verification failure',
  'x509: signature algorithm specifies an 1 public key, 1',
  'unable to load client CA file',
  'unable to parse IP',
  'unable to print attribute',
  'tls: failed to find any PEM data in 1 input',
]);

function* goTexts(): Generator<{ readonly path: string; readonly text: string }> {
  for (const path of readdirSync(CORE, { recursive: true }).map(String)) {
    if (!path.endsWith('.ts') || NO_SOURCES.test(path)) continue;
    const source = readFileSync(new URL(path, CORE), 'utf8');
    for (const [, , literal = ''] of source.matchAll(GO_TEXT)) {
      const text = literal.replaceAll(/\$?\{[^}]*\}/g, '1').replaceAll("\\'", "'");
      if (!PREFIX.test(text) && !PARTS.has(text)) yield { path, text };
    }
  }
}

describe('a text of Go that the core predicts', () => {
  it('is known, whatever certificate, key or setting causes it', () => {
    const texts = [...goTexts()];
    const unknown = texts.filter(({ text }) => !readLine(text)).map(({ path, text }) => `${path}: ${text}`);
    assert.deepEqual(unknown, []);
    assert.ok(texts.length > 200, `${texts.length}`);
  });
});
