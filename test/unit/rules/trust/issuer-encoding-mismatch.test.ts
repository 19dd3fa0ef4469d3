import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/issuer-encoding-mismatch';

describe(RULE, () => {
  it('tells a name that reads the same in other bytes', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } }),
      ),
    );
    assert.equal(finding.messageId, 'otherBytes');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kube-apiserver".*"kubernetes"/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about another name', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes-2' } }),
      ),
      [],
    );
  });
});
