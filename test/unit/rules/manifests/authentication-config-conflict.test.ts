import assert from 'node:assert/strict';
import { authenticationText } from '../../../support/authenticationText.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/authentication-config-conflict';
const PATH = 'etc/kubernetes/pki/authentication.yaml';
const ANONYMOUS = ['anonymous:', '  enabled: true', '  conditions: [{ path: /livez }]'];

function configure(node: NodePki, more: readonly string[] = []): void {
  node.put(PATH, authenticationText(undefined, more));
  node.replaceFlag('kube-apiserver', 'authentication-config', `/${PATH}`);
}

describe(RULE, () => {
  it('reports the flags that the file replaces, at the first of them', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        configure(node, ANONYMOUS);
        node.replaceFlag('kube-apiserver', 'anonymous-auth', 'true');
        node.replaceFlag('kube-apiserver', 'oidc-issuer-url', 'https://issuer.example.com');
        node.replaceFlag('kube-apiserver', 'oidc-client-id', 'kubernetes');
      }),
    );
    assert.equal(finding.messageId, 'oidc');
    assert.equal(finding.text, '--oidc-issuer-url=https://issuer.example.com');
    assert.match(finding.code, /^--oidc-issuer-url\n--oidc-client-id$/m);
  });

  it('reports a flag about anonymous requests next to the field of the file', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        configure(node, ANONYMOUS);
        node.replaceFlag('kube-apiserver', 'anonymous-auth', 'false');
      }),
    );
    assert.deepEqual([finding.messageId, finding.text], ['anonymous', '--anonymous-auth=false']);
    assert.deepEqual(finding.related, [`${PATH}: anonymous`]);
  });

  it('is silent about a flag that the file leaves alone, about a file that is not there, and about flags alone', async () => {
    for (const change of [
      (node: NodePki) => {
        configure(node);
        node.replaceFlag('kube-apiserver', 'anonymous-auth', 'true');
      },
      (node: NodePki) => {
        node.replaceFlag('kube-apiserver', 'authentication-config', '/etc/elsewhere/authentication.yaml');
        node.replaceFlag('kube-apiserver', 'anonymous-auth', 'true');
      },
      (node: NodePki) => node.replaceFlag('kube-apiserver', 'oidc-issuer-url', 'https://issuer.example.com'),
      (node: NodePki) => configure(node, ANONYMOUS),
    ]) {
      assert.deepEqual((await checkNode(RULE, change)).lines, []);
    }
  });
});
