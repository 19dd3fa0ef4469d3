import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-data-is-path';
const KUBELET = 'etc/kubernetes/kubelet.conf';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('reports a path in a data field, and renames the field', async () => {
    const evaluated = await checkNode(RULE, (node) =>
      node.setField(KUBELET, 'certificate-authority-data', '/etc/kubernetes/pki/ca.crt'),
    );
    assert.deepEqual(evaluated.lines, [`found ${KUBELET} /etc/kubernetes/pki/ca.crt`]);
    const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]);
    assert.match(fixed, /^ {4}certificate-authority: \/etc\/kubernetes\/pki\/ca\.crt$/m);
  });

  it('offers no path that the container of the component does not see', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER, 'certificate-authority-data', '/etc/kubernetes/pki/ca.crt'),
    );
    assert.deepEqual(
      findings.map(({ fixes }) => fixes),
      [[]],
    );
  });

  it('is silent about a path in the field for paths', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) =>
        text.replace(/certificate-authority-data: .*/, 'certificate-authority: /etc/kubernetes/pki/ca.crt'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
