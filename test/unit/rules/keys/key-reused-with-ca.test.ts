import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'keys/key-reused-with-ca';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('reports the leaf', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.reissue(CLIENT, { key: node.authorities.frontProxy.signer.key })),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.path, CLIENT);
    assert.deepEqual([finding.slots.name, finding.slots.ca], ['front-proxy-client', 'front-proxy-ca']);
  });

  it('is silent about a CA that was renewed with its key', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setCertificate(`${PKI}/front-proxy-ca-2.crt`, node.authorities.frontProxy.signer),
    );
    assert.deepEqual(lines, []);
  });
});
