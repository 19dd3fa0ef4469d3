import assert from 'node:assert/strict';
import { applyFix, judgeNode } from '../../../support/judge.ts';

const RULE = 'files/pem-bom';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports a mark right before BEGIN, which only saving again removes', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(CA, (text) => `\ufeff${text}`));
    assert.deepEqual(
      said.map(({ path, text, finding }) => [path, text, finding.fixes.length]),
      [[CA, '\ufeff', 0]],
    );
  });

  it('offers to remove a mark inside the file', async () => {
    const evaluated = await judgeNode(RULE, (node) => node.setText(CA, (text) => `${text}\ufeff${text}`));
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]).includes('\ufeff'), false);
  });

  it('is silent where text stands between the mark and BEGIN', async () => {
    const { lines } = await judgeNode(RULE, (node) => node.setText(CA, (text) => `\ufeffcluster CA\n${text}`));
    assert.deepEqual(lines, []);
  });
});
