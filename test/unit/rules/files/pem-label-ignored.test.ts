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

  it('is silent about the public roots of a distribution unless a component reads them', async () => {
    const roots = (text: string) => text.replaceAll(' CERTIFICATE-', ' TRUSTED CERTIFICATE-').repeat(60);
    const path = 'etc/pki/ca-trust/extracted/openssl/ca-bundle.trust.crt';
    const unread = await checkNode(RULE, (node) => node.put(path, roots(node.text(CA))));
    assert.deepEqual(unread.lines, []);
    const read = await checkNode(RULE, (node) => node.setText(CA, roots));
    assert.equal(read.lines.length, 60);
  });

  it('is silent about CERTIFICATE', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
