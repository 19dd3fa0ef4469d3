import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-bootstrap-token-bad';
const BOOTSTRAP = 'etc/kubernetes/bootstrap-kubelet.conf';

const withToken = (token: string) => (node: NodePki) => {
  const text = node.text(ADMIN_CONF).replace(/client-certificate-data: .*\n {4}client-key-data: .*/, `token: ${token}`);
  node.put(BOOTSTRAP, text);
};

describe(RULE, () => {
  it('reports a token of another shape without repeating it', async () => {
    const token = 'abcdef.0123456789ABCDEF';
    const finding = only(await checkNode(RULE, withToken(token)));
    assert.deepEqual([finding.path, finding.text], [BOOTSTRAP, token]);
    assert.deepEqual(finding.slots, { logged: 'invalid bearer token' });
    assert.equal((await checkNode(RULE, withToken('abcdef.0123456789abcde'))).findings.length, 1);
  });

  it('informs on a node without the API server, whose flags may allow other tokens', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      withToken('abcdef.0123456789ABCDEF')(node);
      node.files.delete(APISERVER_MANIFEST);
    });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is silent where a template may set a flag for other tokens', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      withToken('abcdef.0123456789ABCDEF')(node);
      node.setText(APISERVER_MANIFEST, (text) =>
        text.replace('- --tls-cert', '- "{{ .Values.flags }}"\n    - --tls-cert'),
      );
    });
    assert.deepEqual(lines, []);
  });

  it('is silent where a file defines tokens', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      withToken('abcdef.0123456789ABCDEF')(node);
      node.replaceFlag('kube-apiserver', 'token-auth-file', '/etc/kubernetes/pki/tokens.csv');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a good token, a template and other kinds', async () => {
    for (const token of ['abcdef.0123456789abcdef', '"{{ token }}"', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln']) {
      assert.deepEqual((await checkNode(RULE, withToken(token))).findings, []);
    }
  });
});
