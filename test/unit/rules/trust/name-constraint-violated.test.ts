import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/name-constraint-violated';

describe(RULE, () => {
  it('reports a CA that may not sign the names of the API server', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/ca.crt`, { nameConstraints: { permitted: ['dns:example.com'] } }),
      ),
    );
    assert.equal(finding.messageId, 'notPermitted');
    assert.equal(finding.path, `${PKI}/ca.crt`);
    assert.deepEqual([finding.slots.name, finding.slots.leaf], ['kubernetes', 'kube-apiserver']);
    assert.match(finding.code, /not authorized to sign for this name/);
    assert.match(finding.command ?? '', / -clrext .*\n[\s\S]* -ext basicConstraints,.*,nameConstraints &&$/m);
  });

  it('is silent where the names are permitted', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { nameConstraints: { excluded: ['dns:example.com'] } }),
    );
    assert.deepEqual(lines, []);
  });
});
