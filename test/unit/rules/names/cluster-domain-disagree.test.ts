import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/cluster-domain-disagree';

describe(RULE, () => {
  it('tells the domain of the kubelet', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setField('var/lib/kubelet/config.yaml', 'clusterDomain', 'corp.local')),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.text, 'corp.local');
    assert.match(finding.message, / cluster\.local\b/);
  });

  it('leaves a name the issuer asks for to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.setField('var/lib/kubelet/config.yaml', 'clusterDomain', 'corp.local');
        node.replaceFlag('kube-apiserver', 'service-account-issuer', 'https://kubernetes.default.svc.corp.local');
      }),
      [],
    );
  });
});
