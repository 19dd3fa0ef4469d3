import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Report } from '../../../src/core/model/report.ts';
import { HEADLINE_LENGTH, messageLines } from '../../../src/core/model/text/messageLines.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { checkThings } from '../../support/checkThings.ts';
import { exampleFile } from '../../support/exampleFile.ts';
import { exampleMachine } from '../../support/exampleMachine.ts';
import { ExampleMaterial } from '../../support/exampleMaterial.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { reportOfMachine } from '../../support/nodeMachine.ts';
import { base64, fromBase64 } from '../../support/pem.ts';
import { readRuleExample, withLines } from '../../support/ruleExample.ts';

/** Says of a component that runs on the nodes that it does not come up. */
const STOPS = /\b(?:exits|does not start|stops with|rejects it with)\b/;

/** Subjects that are no component of the report: a member that joins later, and the programs of meshes. */
const ELSEWHERE = /^A new member |\bistiod\b|\bLinkerd\b|\bkubectl stops\b/;

/** The errors that say that a component does not start, although neither its state nor a connection shows it. */
function unprovenStops({ findings }: Report): readonly string[] {
  return findings.flatMap(({ severity, message, stops, breaks = [] }) => {
    const text = plainText(message);
    if (severity !== 'error' || stops || breaks.length > 0 || !STOPS.test(text) || ELSEWHERE.test(text)) return [];
    return [text];
  });
}

describe('the example on the page of', () => {
  for (const { id, profile = 'default' } of RULES) {
    it(id, async () => {
      const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
      const reported = async (side: 'failing' | 'fixed') => {
        const { machine, now } = await exampleMachine(example, side);
        const report = await reportOfMachine(machine, now, { profile });
        checkThings(report, id, (uri) => machine.path(uri));
        assert.deepEqual(unprovenStops(report), []);
        for (const { message } of report.findings) {
          const [first = ''] = messageLines(message);
          assert.ok(first.length <= HEADLINE_LENGTH, `more than ${HEADLINE_LENGTH} characters: ${first}`);
        }
        // Stricter profiles have findings on a correct node too.
        return report.findings.map(({ rule }) => rule).filter((rule) => rule === id || profile === 'default');
      };
      const failing = await reported('failing');
      assert.ok(
        failing.includes(id),
        `the failing lines are not reported, but others: ${failing.join(', ') || 'none'}`,
      );
      assert.deepEqual(await reported('fixed'), [], 'the fixed lines are reported');
    });
  }
});

describe('readRuleExample', () => {
  const page = (section: string) => `# Title\n\n## Why\n\nBecause.\n${section}\n## References\n`;

  it('reads the path, the failing and the fixed lines', () => {
    assert.deepEqual(readRuleExample(page('\n## Example\n\nIn `/a/b`:\n\n```diff\n a:\n-  b\n+  c\n```\n')), [
      { path: 'a/b', on: 'the node', failing: ['a:', '  b'], fixed: ['a:', '  c'] },
    ]);
  });

  it('reads several blocks, and lines that stay as they are', () => {
    const section = '\n## Example\n\nIn `a`:\n\n```yaml\n- b:\n\n  c\n```\n\nAnd in `/d`:\n\n```diff\n-e\n```\n';
    assert.deepEqual(readRuleExample(page(section)), [
      { path: 'a', on: 'the node', failing: ['- b:', '', '  c'], fixed: ['- b:', '', '  c'] },
      { path: 'd', on: 'the node', failing: ['e'], fixed: [] },
    ]);
  });

  it('reads on which node a file is', () => {
    for (const on of ['a worker node', 'a second control-plane node']) {
      const section = `\n## Example\n\nIn \`/a\` on ${on}:\n\n\`\`\`diff\n-b\n\`\`\`\n`;
      assert.deepEqual(readRuleExample(page(section)), [{ path: 'a', on, failing: ['b'], fixed: [] }]);
    }
  });

  it('reads a listing of files', () => {
    const section =
      '\n## Example\n\nIn `/a`:\n\n```diff\n b\n```\n\nAnd on a worker node:\n\n```diff\n--r-------- c\n```\n';
    assert.deepEqual(readRuleExample(page(section)), [
      { path: 'a', on: 'the node', failing: ['b'], fixed: ['b'] },
      { scene: { isWorker: true, copyOf: undefined, reader: undefined }, failing: ['-r-------- c'], fixed: [] },
    ]);
  });

  it('refuses a page without one, and another form', () => {
    assert.throws(() => readRuleExample(page('')));
    assert.throws(() => readRuleExample(page('\n## Example\n\nSee below.\n')));
  });
});

describe('withLines', () => {
  const text = 'command:\n- etcd\n- --a=1\n- --b=1\nserver: x\n';

  it('puts the failing lines in the place of the fixed ones', () => {
    const block = { failing: ['- --a=2'], fixed: ['- --a=1'] };
    assert.equal(withLines(text, block, block.failing), text.replace('--a=1', '--a=2'));
    assert.throws(() => withLines(text, { failing: ['- --a=2'], fixed: ['- --a=3'] }, ['- --a=2']));
  });

  it('sets flags and fields with a block that does not change', () => {
    const set = (...lines: readonly string[]) => withLines(text, { failing: lines, fixed: lines }, lines);
    assert.equal(set('server: y', '- --b=2'), text.replace('--b=1', '--b=2').replace('x', 'y'));
    assert.equal(set('- etcd', '- --c=3'), text.replace('- etcd', '- etcd\n- --c=3'));
    assert.throws(() => set('- --c=3'));
  });
});

describe('ExampleMaterial', () => {
  const fill = async (...lines: readonly string[]) => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    return { node, filled: await new ExampleMaterial(node).fill(lines) };
  };
  const certificateIn = (line = '') => new X509Certificate(fromBase64(line.slice(line.indexOf(' ') + 1)));

  it('puts in the files of the node: as PEM on a separate line, and as base64 elsewhere', async () => {
    const { node, filled } = await fill(
      'a: plain',
      '  <certificate of apiserver.crt>',
      '- <CA kubernetes>',
      'b: <private key of apiserver.crt> <private key of CA kubernetes>',
    );
    const text = (file: string) => node.text(`etc/kubernetes/pki/${file}`);
    const indented = text('apiserver.crt').trimEnd().replaceAll(/^/gm, '  ');
    const keys = base64(`${text('apiserver.key')}${text('ca.key')}`);
    assert.equal(filled.join('\n'), `a: plain\n${indented}\n- ${base64(text('ca.crt'))}\nb: ${keys}`);
  });

  it('creates certificates with the fields, the CAs that sign them and the keys that belong to them', async () => {
    const { filled } = await fill(
      'a: <certificate of web.example.com; Issuer: CN=shop-ca; Not After: 2026-05-27>',
      'b: <CA shop-ca>',
      'c: <private key of web.example.com>',
      'd: <client certificate of jane; Issuer: CN=kubernetes; Subject: CN=jane, O=dev>',
      'e: <another CA kubernetes>',
      'f: <CA kubernetes>',
    );
    const [web, shop, , jane, other, own] = filled.map((line, at) => (at === 2 ? undefined : certificateIn(line)));
    assert.deepEqual(
      [web?.validFromDate.toISOString().slice(0, 10), web?.validToDate.toISOString().slice(0, 10), web?.subjectAltName],
      ['2025-05-27', '2026-05-27', 'DNS:web.example.com'],
    );
    assert.ok(shop && web?.verify(shop.publicKey));
    assert.ok(web?.checkPrivateKey(createPrivateKey(fromBase64(filled[2]?.slice(3) ?? ''))));
    assert.ok(own && jane?.subject === 'O=dev\nCN=jane' && jane.verify(own.publicKey));
    assert.ok(other?.subject === own.subject && !jane.verify(other.publicKey));
  });

  it('gives the same bytes for the same words, encoded as often as they say', async () => {
    const { filled } = await fill(
      'a: <CA x>',
      'a: <CA x>',
      'a: <CA x; base64-encoded twice>',
      '<CA x; base64-encoded>',
    );
    const [once = '', again, twice, line] = filled;
    assert.deepEqual([again, twice, line], [once, `a: ${base64(once.slice(3))}`, once.slice(3)]);
  });

  it('gives another CA of the same name another key, and a renewed CA the same key', async () => {
    const { filled } = await fill('a: <CA x>', 'a: <another CA x>', 'a: <CA x; Not After: 2027-06-20>');
    const [first, other, renewed] = filled.map(certificateIn);
    assert.deepEqual([other?.subject, renewed?.subject], [first?.subject, first?.subject]);
    assert.ok(first && !other?.verify(first.publicKey) && renewed?.verify(first.publicKey));
    assert.equal(renewed?.validFrom, first.validFrom);
  });

  it('shows parts of PEM text, and characters that nobody would see', async () => {
    const { node, filled } = await fill(
      '-----BEGIN CERTIFICATE-----',
      '  <base64 text of the certificate of apiserver.crt>',
      'x<U+FEFF>y<3 characters>\\n<base64 text of CA kubernetes>\\n',
    );
    const body = (file: string) => node.text(`etc/kubernetes/pki/${file}`).trimEnd().split('\n').slice(1, -1);
    const indented = body('apiserver.crt').map((line) => `  ${line}`);
    assert.deepEqual(filled, [
      '-----BEGIN CERTIFICATE-----',
      ...indented,
      `x\ufeffyxxx\\n${body('ca.crt').join('')}\\n`,
    ]);
  });

  it('creates files that are no text, or empty', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const content = (...lines: readonly string[]) => exampleFile(new ExampleMaterial(node), lines);
    const { der } = node.certificate('etc/kubernetes/pki/ca.crt');
    assert.deepEqual(Buffer.from(await content('<CA kubernetes; DER-encoded>')), Buffer.from(der));
    assert.equal(await content('<empty file>'), '');
    assert.equal(await content('<2 copies of CA kubernetes>'), node.text('etc/kubernetes/pki/ca.crt').repeat(2));
    assert.ok((await content('<PKCS#12 keystore>')) instanceof Uint8Array);
  });

  it('takes keys from the files of the node, and encrypts them', async () => {
    const { node, filled } = await fill('<private key of sa.key>', '<encrypted private key of sa.key>');
    const [own, encrypted = ''] = filled.join('\n').split(/\n(?=-----BEGIN )/);
    assert.equal(`${own}\n`, node.text('etc/kubernetes/pki/sa.key'));
    const decrypted = createPrivateKey({ key: encrypted, passphrase: 'passphrase' });
    assert.ok(decrypted.equals(createPrivateKey(own ?? '')));
    await assert.rejects(fill('<request of a; Public Key: of none.key>'));
  });

  it('creates requests, public keys and their hashes, and refuses other words', async () => {
    const { node, filled } = await fill(
      '<request of jane; PEM Label: NEW CERTIFICATE REQUEST>',
      '<public key of apiserver.crt>',
      '- <public key hash of apiserver.crt>',
    );
    const spki = createPublicKey(node.text('etc/kubernetes/pki/apiserver.crt'));
    const hash = createHash('sha256')
      .update(spki.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    const text = `${filled.join('\n')}\n`;
    assert.ok(text.startsWith('-----BEGIN NEW CERTIFICATE REQUEST-----\n'));
    assert.ok(text.endsWith(`${spki.export({ type: 'spki', format: 'pem' })}- sha256:${hash}\n`));
    await assert.rejects(fill('a: <certificate>'));
    await assert.rejects(fill('a: <CA x; Color: red>'));
  });
});
