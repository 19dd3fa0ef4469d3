import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/cert-validity-inverted';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const NOW = nodeSettings({}).now;
describe(RULE, () => {
  it('reports an end before the beginning, and nothing else does', async () => {
    const { findings, names } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { notBefore: days(NOW, 5), notAfter: days(NOW, -5) });
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['inverted', APISERVER]],
    );
    assert.equal(names.includes(`validity/cert-expired ${APISERVER}`), false);
    assert.equal(names.includes(`validity/cert-not-yet-valid ${APISERVER}`), false);
  });

  it('is silent about a life of no length', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, { notBefore: days(NOW, -5), notAfter: days(NOW, -5) });
    });
    assert.deepEqual(lines, []);
  });
});
