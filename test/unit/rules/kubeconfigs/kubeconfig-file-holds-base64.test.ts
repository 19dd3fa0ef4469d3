import assert from 'node:assert/strict';
import { applyFix, judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-file-holds-base64';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('reports base64 in a field for paths, and renames the field', async () => {
    let before = '';
    const evaluated = await judgeNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      node.setText(SCHEDULER, (text) => text.replace('certificate-authority-data:', 'certificate-authority:'));
    });
    assert.deepEqual(
      evaluated.said.map(({ message, path }) => [message, path]),
      [['found', SCHEDULER]],
    );
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]), before);
  });

  it('is silent about a long path', async () => {
    const path = `/${'very-long-name/'.repeat(12)}ca.crt`;
    const { lines } = await judgeNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) =>
        text.replace(/certificate-authority-data: .*/, `certificate-authority: ${path}`),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
