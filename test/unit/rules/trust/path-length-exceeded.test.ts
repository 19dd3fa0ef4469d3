import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'trust/path-length-exceeded';

describe(RULE, () => {
  it('reports an intermediate below a CA that allows none', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const root = node.replaceCertificate(`${PKI}/ca.crt`, { pathLength: 0 });
        const subject = { commonName: 'middle' };
        const middle = issue({ ...root.spec, pathLength: undefined, subject, key: await key('middle'), issuer: root });
        node.setCertificate(APISERVER, issue({ ...node.certificate(APISERVER).spec, issuer: middle }), [middle]);
      }),
    );
    assert.equal(finding.messageId, 'tooLong');
    assert.equal(finding.path, `${PKI}/ca.crt`);
    assert.deepEqual([finding.slots.name, finding.slots.allowed], ['kubernetes', '0']);
    assert.match(finding.code, /too many intermediates/);
  });

  it('is silent where the CA signs leaves only', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { pathLength: 0 }));
    assert.deepEqual(lines, []);
  });
});
