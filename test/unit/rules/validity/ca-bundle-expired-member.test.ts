import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/ca-bundle-expired-member';
const CA = 'etc/kubernetes/pki/ca.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  it('informs about an expired CA next to the one in use', async () => {
    const { lines, findings } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority('old-ca');
      node.setCertificate(CA, node.certificate(CA), [issue({ ...other.spec, ...ending(-10, 3650) })]);
    });
    assert.equal(lines.length, 1);
    assert.deepEqual([findings[0]?.messageId, findings[0]?.severity], ['leftOver', 'info']);
    assert.deepEqual([findings[0]?.slots.name, findings[0]?.slots.date], ['old-ca', '2026-05-22 12:00 UTC']);
  });

  it('informs about one that was replaced in a bundle that nothing references', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const { signer } = node.authorities.ca;
      node.put('root/ca.crt', signer.pem + issue({ ...signer.spec, ...ending(-10, 3650) }).pem);
    });
    assert.equal(lines.length, 1);
  });

  it('is silent about a collection of CAs that nothing references', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const [one, other] = await Promise.all([node.otherAuthority('Public CA 1'), node.otherAuthority('Public CA 2')]);
      node.put('etc/pollinate/entropy.pem', one.pem + issue({ ...other.spec, ...ending(-10, 3650) }).pem);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent while a live certificate depends on the expired one alone', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority('new-ca');
      node.setCertificate(CA, node.replaceCertificate(CA, ending(-10, 3650)), [other]);
    });
    assert.deepEqual(lines, []);
  });
});
