import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { ExampleMaterial } from '../../support/exampleMaterial.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectMachine, openMachine, openTwoNodes } from '../../support/nodeMachine.ts';
import { base64, fromBase64 } from '../../support/pem.ts';
import { listExample, putExample } from '../../support/putExample.ts';
import { readRuleExample, withLines } from '../../support/ruleExample.ts';

const examples = RULES.flatMap(({ id, profile = 'default' }) => {
  const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
  return example ? [{ id, profile, example }] : [];
});

type PageExample = (typeof examples)[number];

/** What the rule reports of kubeadm’s node with one side of the example, in the profile that includes the rule. */
async function reported({ id, profile, example }: PageExample, side: 'failing' | 'fixed'): Promise<readonly string[]> {
  const isCluster = example.some((block) => 'path' in block && block.isOnSecondNode);
  const open = isCluster ? openTwoNodes : openMachine;
  const { machine, now } = await open(async (node) => {
    await putExample(node, example, side);
    // Without the file that the kubelet's unit names, its flags would be unknown.
    if (!node.files.has('etc/default/kubelet')) node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=\n');
  });
  listExample(machine, example, side);
  return (await inspectMachine(machine, now, { profile })).map(({ rule }) => rule).filter((rule) => rule === id);
}

describe('the example on the page of', () => {
  for (const one of examples) {
    it(one.id, async () => {
      assert.ok((await reported(one, 'failing')).length > 0, 'the failing lines are not reported');
      assert.deepEqual(await reported(one, 'fixed'), []);
    });
  }
});

describe('readRuleExample', () => {
  const page = (section: string) => `# Title\n\n## Why\n\nBecause.\n${section}\n## References\n`;

  it('reads the path, the failing and the fixed lines', () => {
    assert.deepEqual(readRuleExample(page('\n## Example\n\nIn `/a/b`:\n\n```diff\n a:\n-  b\n+  c\n```\n')), [
      { path: 'a/b', failing: ['a:', '  b'], fixed: ['a:', '  c'] },
    ]);
  });

  it('reads several blocks, and lines that stay as they are', () => {
    const section = '\n## Example\n\nIn `a`:\n\n```yaml\n- b:\n\n  c\n```\n\nAnd in `/d`:\n\n```diff\n-e\n```\n';
    assert.deepEqual(readRuleExample(page(section)), [
      { path: 'a', failing: ['- b:', '', '  c'], fixed: ['- b:', '', '  c'] },
      { path: 'd', failing: ['e'], fixed: [] },
    ]);
  });

  it('reads of which node a file is', () => {
    const section = '\n## Example\n\nIn `/a` on a second control-plane node:\n\n```diff\n-b\n```\n';
    const block = { path: 'a', isOnSecondNode: true, failing: ['b'], fixed: [] };
    assert.deepEqual(readRuleExample(page(section)), [block]);
  });

  it('reads a listing of files', () => {
    const section =
      '\n## Example\n\nIn `/a`:\n\n```diff\n b\n```\n\nAnd on a worker node:\n\n```diff\n--r-------- c\n```\n';
    assert.deepEqual(readRuleExample(page(section)), [
      { path: 'a', failing: ['b'], fixed: ['b'] },
      { scene: { isWorker: true, copyOf: undefined, reader: undefined }, failing: ['-r-------- c'], fixed: [] },
    ]);
  });

  it('reads nothing of a page without one, and refuses another form', () => {
    assert.equal(readRuleExample(page('')), undefined);
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

  it('puts in the files of the node: as PEM on a line of its own, and as base64 elsewhere', async () => {
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

  it('creates requests and public keys, and refuses other words', async () => {
    const { node, filled } = await fill('<request of jane>', '<public key of apiserver.crt>');
    const spki = createPublicKey(node.text('etc/kubernetes/pki/apiserver.crt')).export({ type: 'spki', format: 'pem' });
    const text = `${filled.join('\n')}\n`;
    assert.ok(text.startsWith('-----BEGIN CERTIFICATE REQUEST-----\n') && text.endsWith(spki.toString()));
    await assert.rejects(fill('a: <certificate>'));
    await assert.rejects(fill('a: <CA x; Color: red>'));
  });
});
