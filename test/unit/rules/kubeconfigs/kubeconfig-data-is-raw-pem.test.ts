import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubeconfigs/kubeconfig-data-is-raw-pem';
const CA = 'etc/kubernetes/pki/ca.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  const raw = (node: NodePki, path: string) => `|\n${node.text(path).replaceAll(/^(?=.)/gm, '      ')}`.trimEnd();

  it('reports PEM in a data field, and encodes it', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      node.setField(SCHEDULER, 'certificate-authority-data', raw(node, CA));
    });
    assert.deepEqual(
      evaluated.findings.map(({ messageId, path }) => [messageId, path]),
      [['found', SCHEDULER]],
    );
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  it('offers no edit that would repeat a private key', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER, 'client-key-data', raw(node, 'etc/kubernetes/pki/apiserver.key')),
    );
    assert.deepEqual(
      findings.map(({ fixes }) => fixes),
      [[]],
    );
  });

  it('is silent about base64 of PEM', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
