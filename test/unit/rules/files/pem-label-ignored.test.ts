import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'files/pem-label-ignored';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  const relabel = (text: string) => text.replaceAll(' CERTIFICATE-', ' X509 CERTIFICATE-');

  it('is an error where the file holds nothing else', async () => {
    const { lines, said } = await judgeNode(RULE, (node) => node.setText(CA, relabel));
    assert.deepEqual(lines, [`found ${CA} -----BEGIN X509 CERTIFICATE-----`]);
    assert.equal(said[0]?.finding.severity, 'error');
  });

  it('is a warning beside a block that is read', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(CA, (text) => text + relabel(text)));
    assert.deepEqual(
      said.map(({ finding }) => finding.severity),
      ['warning'],
    );
  });

  it('is silent about CERTIFICATE', async () => {
    const { lines } = await judgeNode(RULE);
    assert.deepEqual(lines, []);
  });
});
