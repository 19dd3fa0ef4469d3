import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-bom';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports a mark right before BEGIN, which only saving again removes', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(CA, (text) => `\ufeff${text}`));
    assert.deepEqual(
      findings.map(({ path, text, fixes }) => [path, text, fixes.length]),
      [[CA, '\ufeff', 0]],
    );
  });

  it('offers to remove a mark inside the file', async () => {
    const evaluated = await checkNode(RULE, (node) => node.setText(CA, (text) => `${text}\ufeff${text}`));
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]).includes('\ufeff'), false);
  });

  it('is silent where text stands between the mark and BEGIN', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(CA, (text) => `\ufeffcluster CA\n${text}`));
    assert.deepEqual(lines, []);
  });
});
