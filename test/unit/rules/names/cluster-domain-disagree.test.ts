import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'names/cluster-domain-disagree';

describe(RULE, () => {
  it('reports the domain of the kubelet', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setField('var/lib/kubelet/config.yaml', 'clusterDomain', 'corp.local')),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.text, 'corp.local');
    assert.equal(finding.slots.named, 'cluster.local');
  });

  it('is silent about a domain that a template fills in', async () => {
    for (const hole of ['__CLUSTER_DOMAIN__', 'YOUR_DOMAIN', '<domain>']) {
      const { lines } = await checkNode(RULE, (node) =>
        node.setField('var/lib/kubelet/config.yaml', 'clusterDomain', hole),
      );
      assert.deepEqual(lines, [], hole);
    }
  });

  it('leaves a name the issuer asks for to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setField('var/lib/kubelet/config.yaml', 'clusterDomain', 'corp.local');
      node.replaceFlag('kube-apiserver', 'service-account-issuer', 'https://kubernetes.default.svc.corp.local');
    });
    assert.deepEqual(lines, []);
  });
});
