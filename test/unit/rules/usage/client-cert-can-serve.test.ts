import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/client-cert-can-serve';
const CLIENT = `${PKI}/front-proxy-client.crt`;

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(CLIENT, {
            extendedKeyUsage: ['serverAuth', 'clientAuth'],
            sans: ['dns:front-proxy-client'],
          }),
      ),
    );
    assert.equal(finding.messageId, 'serves');
    assert.equal(finding.file, CLIENT);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about etcd’s members', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });

  it('is silent without names', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(CLIENT, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
      ),
      [],
    );
  });
});
