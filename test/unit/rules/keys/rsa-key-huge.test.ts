import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { longRsaKey } from '../../../support/longRsaKey.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'keys/rsa-key-huge';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('tells the certificate', async () => {
    const finding = only(
      await findingsOf(RULE, async (node) => void node.replaceCertificate(CLIENT, { key: await longRsaKey(8200) })),
    );
    assert.equal(finding.messageId, 'huge');
    assert.equal(finding.file, CLIENT);
    assert.equal(finding.severity, 'error');
    assert.match(finding.message, /8200 bits/);
  });

  it('is silent about 4096 bits', async () => {
    assert.deepEqual(
      await findingsOf(RULE, async (node) => void node.reissue(CLIENT, { key: await key('long', 'RSA-4096') })),
      [],
    );
  });
});
