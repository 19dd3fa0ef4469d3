import assert from 'node:assert/strict';
import { APISERVER, APISERVER_MANIFEST, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/apiserver-san-missing-advertise-address';

describe(RULE, () => {
  it('tells it once, with every kubeconfig that dials the address', async () => {
    const finding = only(await findingsOf(RULE, (node) => dropSan(node, APISERVER, 'ip:10.0.0.10')));
    assert.equal(finding.messageId, 'used');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    for (const value of ['10.0.0.10', 'scheduler.conf']) assert.ok(finding.message.includes(value), value);
    assert.equal(finding.severity, 'error');
    assert.ok(finding.related.includes(`${SCHEDULER_CONF}: https://10.0.0.10:6443`));
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: 10.0.0.10`));
  });

  it('only informs where nobody dials it', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'advertise-address', '10.0.0.99')),
    );
    assert.equal(finding.messageId, 'unused');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about an unspecified address', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'advertise-address', '0.0.0.0')),
      [],
    );
  });
});
