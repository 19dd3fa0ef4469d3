import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-glued-blocks';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports the line on which two blocks meet, and can part them', async () => {
    const evaluated = await checkNode(RULE, (node) => node.setText(CA, (text) => text.trimEnd() + text));
    assert.deepEqual(evaluated.lines, [`found ${CA} -----END CERTIFICATE----------BEGIN CERTIFICATE-----`]);
    const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]);
    assert.equal(fixed.match(/^-----BEGIN CERTIFICATE-----$/gm)?.length, 2);
  });

  it('is silent about two blocks on separate lines', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(CA, (text) => text + text));
    assert.deepEqual(lines, []);
  });
});
