import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'names/masters-group-spread';

describe(RULE, () => {
  it('reports admin.conf of today', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(ADMIN_CONF, {
            subject: { commonName: 'kubernetes-admin', organizations: ['system:masters'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'masters');
    assert.equal(finding.path, ADMIN_CONF);
    assert.equal(finding.slots.date, '2027-05-02 12:00 UTC');
  });

  it('leaves an expired one to the rules about time', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const subject = { commonName: 'kubernetes-admin', organizations: ['system:masters'] };
      const { now } = node.settings;
      node.replaceCertificate(ADMIN_CONF, { subject, notBefore: days(now, -400), notAfter: days(now, -35) });
    });
    assert.deepEqual(findings, []);
  });

  it('is silent about super-admin.conf', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent before 1.29', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(ADMIN_CONF, {
        subject: { commonName: 'kubernetes-admin', organizations: ['system:masters'] },
      });
      node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', 'v1.28.2'));
    });
    assert.deepEqual(lines, []);
  });
});
