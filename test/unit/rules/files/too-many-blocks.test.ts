import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/too-many-blocks';

describe(RULE, () => {
  const block = '-----BEGIN NOTE-----\nAAAA\n-----END NOTE-----\n';

  it('says that the rest of a very long file is not read', async () => {
    const { findings } = await checkNode(RULE, (node) => node.put('etc/kubernetes/pki/many.pem', block.repeat(10_001)));
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [['etc/kubernetes/pki/many.pem', 'info']],
    );
  });

  it('is silent about a bundle of ordinary size', async () => {
    const { lines } = await checkNode(RULE, (node) => node.put('etc/kubernetes/pki/many.pem', block.repeat(300)));
    assert.deepEqual(lines, []);
  });
});
