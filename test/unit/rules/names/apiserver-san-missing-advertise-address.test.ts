import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/apiserver-san-missing-advertise-address';

describe(RULE, () => {
  it('reports it once, with every kubeconfig that uses the address', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, APISERVER, 'ip:10.0.0.10')));
    assert.equal(finding.messageId, 'used');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.equal(finding.slots.host, '10.0.0.10');
    assert.match(finding.slots.files ?? '', /\bscheduler\.conf\b/);
    assert.equal(finding.severity, 'error');
    assert.ok(finding.related.includes(`${SCHEDULER_CONF}: https://10.0.0.10:6443`));
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: 10.0.0.10`));
  });

  it('only informs if no client uses it', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'advertise-address', '10.0.0.99')),
    );
    assert.equal(finding.messageId, 'unused');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about an unspecified address', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'advertise-address', '0.0.0.0'),
    );
    assert.deepEqual(lines, []);
  });
});
