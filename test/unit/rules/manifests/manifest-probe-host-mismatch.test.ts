import assert from 'node:assert/strict';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/manifest-probe-host-mismatch';

describe(RULE, () => {
  it('tells another port', async () => {
    const finding = only(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'secure-port', '8443')));
    assert.equal(finding.messageId, 'elsewhere');
    assert.match(finding.message, /livenessProbe asks https:\/\/10\.0\.0\.10:6443.*https:\/\/0\.0\.0\.0:8443/);
    assert.equal(finding.related.length, 2);
  });

  it('tells an address the scheduler does not bind', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-scheduler', 'bind-address', '10.0.0.10')),
    );
    assert.match(finding.message, /https:\/\/127\.0\.0\.1:10259/);
  });

  it('tells metrics that etcd serves elsewhere', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('etcd', 'listen-metrics-urls', 'http://127.0.0.1:2382')),
    );
    assert.equal(finding.file, ETCD_MANIFEST);
  });

  it('is silent about an address of its own', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-scheduler', 'bind-address', '0.0.0.0')),
      [],
    );
  });
});
