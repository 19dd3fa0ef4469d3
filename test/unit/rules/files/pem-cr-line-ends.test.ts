import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-cr-line-ends';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports lone carriage returns and converts them', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, (node) => {
      before = node.text(CA);
      node.setText(CA, (text) => text.replaceAll('\n', '\r'));
    });
    assert.deepEqual(evaluated.lines, [`found ${CA} -----BEGIN CERTIFICATE-----`]);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  it('is silent about CR LF', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(CA, (text) => text.replaceAll('\n', '\r\n')));
    assert.deepEqual(lines, []);
  });
});
