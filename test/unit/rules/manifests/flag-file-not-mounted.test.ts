import assert from 'node:assert/strict';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/flag-file-not-mounted';

describe(RULE, () => {
  it('tells what is mounted', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`)),
    );
    assert.equal(finding.messageId, 'exists');
    assert.equal(finding.file, `${MANIFESTS}/kube-scheduler.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.match(finding.message, /exists on the host .* Mounted: .*\/etc\/kubernetes\/scheduler\.conf/);
  });

  it('is silent about files of the image', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-scheduler', 'client-ca-file', '/etc/ssl/certs/ca-certificates.crt'),
      ),
      [],
    );
  });
});
