import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'trust/issuer-encoding-mismatch';

describe(RULE, () => {
  it('reports a name that reads the same in other bytes', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } }),
      ),
    );
    assert.equal(finding.messageId, 'otherBytes');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.leaf, finding.slots.issuer], ['kube-apiserver', 'kubernetes']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about another name', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes-2' } }),
    );
    assert.deepEqual(lines, []);
  });
});
