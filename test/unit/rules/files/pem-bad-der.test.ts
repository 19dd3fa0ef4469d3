import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { pem } from '../../../support/pem.ts';

const RULE = 'files/pem-bad-der';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports a certificate that was cut in half', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => {
      const whole = node.certificate(APISERVER).der;
      node.put(APISERVER, pem('CERTIFICATE', whole.subarray(0, whole.length >> 1)));
    });
    assert.deepEqual(lines, [`found ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.equal(findings[0]?.slots.detail, 'x509: malformed certificate');
  });

  it('is silent about content that is not looked at', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/pki/dh.pem', pem('DH PARAMETERS', Uint8Array.of(1, 2, 3)));
    });
    assert.deepEqual(lines, []);
  });
});
