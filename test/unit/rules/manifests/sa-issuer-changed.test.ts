import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/sa-issuer-changed';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const NOW = 'https://kubernetes.default.svc.cluster.local';

const withIssuer = (issuer: string) => (text: string) =>
  text.replace(/^( {4}- --service-account-issuer=.*\n)/m, `$1    - --service-account-issuer=${issuer}\n`);

describe(RULE, () => {
  it('says which one signs', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(MANIFEST, withIssuer('https://old.example.com'))),
    );
    assert.equal(finding.severity, 'info');
    assert.equal(finding.text, NOW);
    assert.deepEqual(finding.slots, { first: NOW, rest: 'https://old.example.com' });
  });

  it('is silent about one issuer, and the same one twice', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(MANIFEST, withIssuer(NOW)))).findings, []);
  });
});
