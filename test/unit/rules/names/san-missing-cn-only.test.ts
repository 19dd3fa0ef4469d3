import assert from 'node:assert/strict';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/san-missing-cn-only';

describe(RULE, () => {
  it('tells a serving certificate without alternative names', async () => {
    const finding = only(await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { sans: [] })));
    assert.equal(finding.messageId, 'cnOnly');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.match(finding.message, /relies on legacy Common Name field/);
  });

  it('is silent about client certificates', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { sans: [] }),
      ),
      [],
    );
  });

  it('is silent where a client certificate stands in its place', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/apiserver-kubelet-client.crt`),
      ),
      [],
    );
  });
});
