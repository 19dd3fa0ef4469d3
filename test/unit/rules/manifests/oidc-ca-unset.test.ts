import assert from 'node:assert/strict';
import { serving } from '../../../support/apiObjects.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/oidc-ca-unset';
const HOST = 'keycloak.example.com';
const PATH = 'etc/kubernetes/keycloak/tls.crt';

function setIssuer(node: NodePki): void {
  node.replaceFlag('kube-apiserver', 'oidc-issuer-url', `https://${HOST}/realms/k8s`);
  node.replaceFlag('kube-apiserver', 'oidc-client-id', 'kubernetes');
}

describe(RULE, () => {
  it('reports an issuer with a certificate of a CA whose key is in the files', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        setIssuer(node);
        node.put(PATH, (await serving(node.authorities.ca.signer, [HOST])).pem);
      }),
    );
    assert.deepEqual(
      [finding.messageId, finding.text, finding.slots],
      ['private', `https://${HOST}/realms/k8s`, { leaf: HOST, host: HOST, issuer: 'kubernetes' }],
    );
    assert.equal(finding.related.length, 2);
  });

  it('is silent with a CA file', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      setIssuer(node);
      node.replaceFlag('kube-apiserver', 'oidc-ca-file', '/etc/kubernetes/pki/ca.crt');
      node.put(PATH, (await serving(node.authorities.ca.signer, [HOST])).pem);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent if the CA may be public, and about certificates for other hosts', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      setIssuer(node);
      const other = await node.otherAuthority('Public CA');
      node.put(PATH, (await serving(other, [HOST])).pem + other.pem);
      node.put('etc/kubernetes/other/tls.crt', (await serving(node.authorities.ca.signer, ['other.example.com'])).pem);
    });
    assert.deepEqual(lines, []);
  });
});
