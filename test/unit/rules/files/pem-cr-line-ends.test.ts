import assert from 'node:assert/strict';
import { applyFix, judgeNode } from '../../../support/judge.ts';

const RULE = 'files/pem-cr-line-ends';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports lone carriage returns and converts them', async () => {
    let before = '';
    const evaluated = await judgeNode(RULE, (node) => {
      before = node.text(CA);
      node.setText(CA, (text) => text.replaceAll('\n', '\r'));
    });
    assert.deepEqual(evaluated.lines, [`found ${CA} -----BEGIN CERTIFICATE-----`]);
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]), before);
  });

  it('is silent about CR LF', async () => {
    const { lines } = await judgeNode(RULE, (node) => node.setText(CA, (text) => text.replaceAll('\n', '\r\n')));
    assert.deepEqual(lines, []);
  });
});
