import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'files/pem-duplicate-cert';

describe(RULE, () => {
  it('hints at the second', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + text)),
    );
    assert.equal(finding.messageId, 'twice');
    assert.equal(finding.path, `${PKI}/front-proxy-ca.crt`);
    assert.equal(finding.severity, 'hint');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + text)),
      [],
    );
  });

  it('hints once at one of many copies, and offers the edit that deletes all but one', async () => {
    const change = (node: NodePki) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text.repeat(50));
    const finding = only(await checkNode(RULE, change));
    assert.equal(finding.messageId, 'often');
    assert.deepEqual(finding.slots, { count: '50' });
    assert.equal(finding.related.length, 49);
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about two files', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put(`${PKI}/copy.crt`, node.text(`${PKI}/front-proxy-ca.crt`)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about objects of one file that hold the same CA, and hints at a field that holds it twice', async () => {
    const secret = (name: string, text: string) =>
      JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, data: { 'ca.crt': base64(text) } });
    const route = (text: string) =>
      `apiVersion: route.openshift.io/v1\nkind: Route\nspec:\n  tls:\n    caCertificate: |\n${text.replaceAll(/^(?=.)/gm, '      ')}`;
    const { findings: found } = await checkNode(RULE, (node) => {
      const text = node.text(`${PKI}/front-proxy-ca.crt`);
      node.put('objects.yaml', [secret('a', text), secret('b', text), route(text), route(text)].join('\n---\n'));
      node.put('twice.yaml', secret('a', text + text));
    });
    assert.deepEqual(
      found.map(({ path }) => path),
      ['twice.yaml'],
    );
  });

  it('leaves glued blocks to their rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text.trimEnd() + text),
    );
    assert.deepEqual(lines, []);
  });
});
