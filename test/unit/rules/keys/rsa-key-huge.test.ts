import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { longRsaKey } from '../../../support/longRsaKey.ts';

const RULE = 'keys/rsa-key-huge';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('reports the certificate', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => void node.replaceCertificate(CLIENT, { key: await longRsaKey(8200) })),
    );
    assert.equal(finding.messageId, 'huge');
    assert.equal(finding.path, CLIENT);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.slots.bits, '8200');
  });

  it('is silent about 4096 bits', async () => {
    const { lines } = await checkNode(
      RULE,
      async (node) => void node.reissue(CLIENT, { key: await key('long', 'RSA-4096') }),
    );
    assert.deepEqual(lines, []);
  });
});
