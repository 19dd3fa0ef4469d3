import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'kubeconfigs/kubeconfig-data-double-encoded';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  const field = (text: string, name: string) => new RegExp(`${name}: (.*)`).exec(text)?.[1] ?? '';

  it('reports base64 of base64, and decodes it once', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      const once = field(before, 'certificate-authority-data');
      node.setField(SCHEDULER, 'certificate-authority-data', base64(once));
    });
    assert.deepEqual(
      evaluated.findings.map(({ messageId, path }) => [messageId, path]),
      [['found', SCHEDULER]],
    );
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  it('offers no edit that would repeat a private key', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER, 'client-key-data', base64(field(node.text(SCHEDULER), 'client-key-data'))),
    );
    assert.deepEqual(
      findings.map(({ fixes }) => fixes),
      [[]],
    );
  });

  it('is silent about data encoded once', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
