import assert from 'node:assert/strict';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/cn-near-miss';

describe(RULE, () => {
  it('tells a group', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(ADMIN_CONF, {
            subject: { commonName: 'kubernetes-admin', organizations: ['system:master'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'near');
    assert.equal(finding.file, ADMIN_CONF);
    for (const value of ['O "system:master"', '"system:masters"']) assert.ok(finding.message.includes(value), value);
  });

  it('is silent about another group', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'jane', organizations: ['developers'] } }),
      ),
      [],
    );
  });

  it('leaves the user of a component to its rule', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'system:kube-sheduler' } }),
      ),
      [],
    );
  });
});
