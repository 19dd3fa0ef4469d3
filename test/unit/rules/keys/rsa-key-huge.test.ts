import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import * as der from '../../../support/der.ts';
import { PKI } from '../../../support/faults/fault.ts';
import { type KeyPair, key } from '../../../support/keyPair.ts';

const RULE = 'keys/rsa-key-huge';
const CLIENT = `${PKI}/front-proxy-client.crt`;

/** Only its public half is ever looked at, and no machine should have to make it. */
async function hugeKey(): Promise<KeyPair> {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing());
  const numbers = der.sequence(der.integer((1n << 8199n) + 1n), der.integer(65537n));
  return { ...(await key('stray', 'RSA-2048')), spki: der.sequence(algorithm, der.bitString(numbers)) };
}

describe(RULE, () => {
  it('tells the certificate', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => void node.replaceCertificate(CLIENT, { key: await hugeKey() })),
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
