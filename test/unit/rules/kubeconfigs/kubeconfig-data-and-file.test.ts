import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-data-and-file';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  const addPath = (text: string) =>
    text.replace('    server:', '    certificate-authority: /etc/kubernetes/pki/ca.crt\n    server:');

  it('reports the path next to the data, and removes its line', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(SCHEDULER);
      node.setText(SCHEDULER, addPath);
    });
    assert.deepEqual(evaluated.lines, [`both ${SCHEDULER} /etc/kubernetes/pki/ca.crt`]);
    assert.match(
      evaluated.findings[0]?.code ?? '',
      /certificate-authority-data and certificate-authority are both specified for kubernetes\./,
    );
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  it('only warns where current-context does not lead there', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, addPath);
      node.setField(SCHEDULER, 'current-context', 'other');
    });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is silent about an empty path', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) => text.replace('    server:', '    certificate-authority: ""\n    server:')),
    );
    assert.deepEqual(lines, []);
  });
});
