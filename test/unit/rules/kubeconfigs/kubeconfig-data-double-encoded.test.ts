import assert from 'node:assert/strict';
import { applyFix, judgeNode } from '../../../support/judge.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'kubeconfigs/kubeconfig-data-double-encoded';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  const field = (text: string, name: string) => new RegExp(`${name}: (.*)`).exec(text)?.[1] ?? '';

  it('reports base64 of base64, and decodes it once', async () => {
    let before = '';
    const evaluated = await judgeNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      const once = field(before, 'certificate-authority-data');
      node.setField(SCHEDULER, 'certificate-authority-data', base64(once));
    });
    assert.deepEqual(
      evaluated.said.map(({ message, path }) => [message, path]),
      [['found', SCHEDULER]],
    );
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]), before);
  });

  it('offers no edit that would repeat a private key', async () => {
    const { said } = await judgeNode(RULE, (node) =>
      node.setField(SCHEDULER, 'client-key-data', base64(field(node.text(SCHEDULER), 'client-key-data'))),
    );
    assert.deepEqual(
      said.map(({ finding }) => finding.fixes),
      [[]],
    );
  });

  it('is silent about data encoded once', async () => {
    const { lines } = await judgeNode(RULE);
    assert.deepEqual(lines, []);
  });
});
