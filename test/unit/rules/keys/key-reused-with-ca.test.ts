import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'keys/key-reused-with-ca';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('tells the leaf', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.reissue(CLIENT, { key: node.authorities.frontProxy.signer.key })),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.file, CLIENT);
    assert.match(finding.message, /"front-proxy-client".*"front-proxy-ca"/);
  });

  it('is silent about a CA that was renewed with its key', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.setCertificate(`${PKI}/front-proxy-ca-2.crt`, node.authorities.frontProxy.signer),
      ),
      [],
    );
  });
});
