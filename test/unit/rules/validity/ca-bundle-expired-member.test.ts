import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { judgeNode } from '../../../support/judge.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/ca-bundle-expired-member';
const CA = 'etc/kubernetes/pki/ca.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  it('informs about an expired CA beside the one in use', async () => {
    const { lines, said } = await judgeNode(RULE, async (node) => {
      const other = await node.otherAuthority('old-ca');
      node.setCertificate(CA, node.certificate(CA), [issue({ ...other.spec, ...ending(-10, 3650) })]);
    });
    assert.equal(lines.length, 1);
    assert.deepEqual([said[0]?.message, said[0]?.finding.severity], ['leftOver', 'info']);
    assert.match(said[0]?.finding.message ?? '', /"old-ca".* 2026-05-22 12:00 UTC/);
  });

  it('is silent while a live certificate depends on the expired one alone', async () => {
    const { lines } = await judgeNode(RULE, async (node) => {
      const other = await node.otherAuthority('new-ca');
      node.setCertificate(CA, node.replaceCertificate(CA, ending(-10, 3650)), [other]);
    });
    assert.deepEqual(lines, []);
  });
});
