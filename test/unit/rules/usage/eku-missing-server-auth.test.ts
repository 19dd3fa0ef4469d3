import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'usage/eku-missing-server-auth';

describe(RULE, () => {
  it('reports a client certificate that serves', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['clientAuth'] })),
    );
    assert.equal(finding.messageId, 'clientOnly');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.name, finding.slots.usages], ['kube-apiserver', 'clientAuth']);
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver\b.* &&$/m);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${APISERVER}`));
  });

  it('is silent about a certificate without usages', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: undefined }),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about anyExtendedKeyUsage', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['any'] }),
    );
    assert.deepEqual(lines, []);
  });
});
