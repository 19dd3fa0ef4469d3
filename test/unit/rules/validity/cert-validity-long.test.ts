import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'validity/cert-validity-long';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const NOW = nodeSettings({}).now;
const living = (life: number) => ({ notBefore: days(NOW, -10), notAfter: days(NOW, life - 10) });

describe(RULE, () => {
  it('hints at a leaf of three years in the CIS profile', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, living(1095)), {}, { profile: 'cis' }),
    );
    assert.deepEqual([finding.messageId, finding.path], ['long', APISERVER]);
    assert.equal(finding.slots.days, '1095');
  });

  it('is silent at the limit, about CAs, and in the default profile', async () => {
    const change = (life: number) => (node: NodePki) => void node.replaceCertificate(APISERVER, living(life));
    assert.deepEqual((await checkNode(RULE, change(825), {}, { profile: 'cis' })).findings, []);
    assert.deepEqual((await checkNode(RULE, change(1095))).findings, []);
  });
});
