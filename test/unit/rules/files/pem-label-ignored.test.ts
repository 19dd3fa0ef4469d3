import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-label-ignored';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  const relabel = (text: string) => text.replaceAll(' CERTIFICATE-', ' X509 CERTIFICATE-');

  it('is an error where the file holds nothing else', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.setText(CA, relabel));
    assert.deepEqual(lines, [`found ${CA} -----BEGIN X509 CERTIFICATE-----`]);
    assert.equal(findings[0]?.severity, 'error');
  });

  it('is a warning next to a block that is read', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(CA, (text) => text + relabel(text)));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is silent about CERTIFICATE', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
