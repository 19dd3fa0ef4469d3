import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'names/san-missing-cn-only';

describe(RULE, () => {
  it('reports a serving certificate without alternative names', async () => {
    const finding = only(await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { sans: [] })));
    assert.equal(finding.messageId, 'cnOnly');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    // Go speaks of the common name only if it is the host.
    assert.match(finding.code, /because it doesn't contain any IP SANs$/);
    assert.doesNotMatch(finding.code, /legacy Common Name/);
  });

  it('is silent about client certificates', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { sans: [] }),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where a client certificate stands in its place', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/apiserver-kubelet-client.crt`),
    );
    assert.deepEqual(lines, []);
  });
});
