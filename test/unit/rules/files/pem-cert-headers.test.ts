import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-cert-headers';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports header lines inside a certificate block', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(CA, (text) => text.replace('E-----\n', 'E-----\nsubject: kubernetes\n\n')),
    );
    assert.deepEqual(lines, [`found ${CA} subject: kubernetes`]);
  });

  it('is silent about text before BEGIN', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(CA, (text) => `subject: kubernetes\n${text}`));
    assert.deepEqual(lines, []);
  });
});
