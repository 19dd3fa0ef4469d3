import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'names/cn-near-miss';

describe(RULE, () => {
  it('tells a group', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(ADMIN_CONF, {
            subject: { commonName: 'kubernetes-admin', organizations: ['system:master'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'near');
    assert.equal(finding.path, ADMIN_CONF);
    assert.deepEqual(finding.slots, { type: 'O', value: 'system:master', meant: 'system:masters' });
  });

  it('is silent about another group', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(ADMIN_CONF, {
          subject: { commonName: 'jane', organizations: ['developers'] },
        }),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves the user of a component to its rule', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'system:kube-sheduler' } }),
    );
    assert.deepEqual(lines, []);
  });
});
