import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/anonymous-auth-on';

describe(RULE, () => {
  it('tells the default of a stock cluster', async () => {
    const finding = only(await findingsOf(RULE, undefined, {}, { profile: 'cis' }));
    assert.equal(finding.messageId, 'on');
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent outside the profile', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });

  it('is silent where it is off', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => node.replaceFlag('kube-apiserver', 'anonymous-auth', 'false'),
        {},
        { profile: 'cis' },
      ),
      [],
    );
  });
});
