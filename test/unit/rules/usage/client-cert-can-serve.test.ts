import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'usage/client-cert-can-serve';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(CLIENT, {
            extendedKeyUsage: ['serverAuth', 'clientAuth'],
            sans: ['dns:front-proxy-client'],
          }),
      ),
    );
    assert.equal(finding.messageId, 'serves');
    assert.equal(finding.path, CLIENT);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about etcd’s members', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent without names', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(CLIENT, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
    );
    assert.deepEqual(lines, []);
  });
});
