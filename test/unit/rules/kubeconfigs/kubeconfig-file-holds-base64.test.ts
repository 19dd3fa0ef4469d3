import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-file-holds-base64';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('reports base64 in a field for paths, and renames the field', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      node.setText(SCHEDULER, (text) => text.replace('certificate-authority-data:', 'certificate-authority:'));
    });
    assert.deepEqual(
      evaluated.findings.map(({ messageId, path }) => [messageId, path]),
      [['found', SCHEDULER]],
    );
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  it('is silent about a long path', async () => {
    const path = `/${'very-long-name/'.repeat(12)}ca.crt`;
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) =>
        text.replace(/certificate-authority-data: .*/, `certificate-authority: ${path}`),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
