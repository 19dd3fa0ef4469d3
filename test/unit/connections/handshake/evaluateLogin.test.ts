import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';

const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const BOOTSTRAP = 'etc/kubernetes/bootstrap-kubelet.conf';
const PASSWORD = 'username: a\n    password: b';

const withUser = (fields: string) => (text: string) =>
  text.replace(/client-certificate-data: .*\n\s*client-key-data: .*/, fields);

const withBootstrap = (token: string) => (node: NodePki) =>
  node.put(BOOTSTRAP, withUser(`token: ${token}`)(node.text(ADMIN_CONF)));

/** The connection by the kubeconfig: its verdict and error, and the rules whose findings say that they break it. */
async function connectionBy(kubeconfig: string, change: (node: NodePki) => void) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  change(node);
  const { report } = await inspectFiles(node.files, node.settings.now);
  const found = report.connections.find(({ from }) => from.uri?.endsWith(kubeconfig)) ?? assert.fail();
  const { verdict, side, error, clientError, reason } = found;
  return {
    verdict,
    side,
    error: error && plainText(error),
    clientError: clientError && plainText(clientError),
    reason: reason && plainText(reason),
    rules: report.findings.flatMap(({ rule, breaks }) => (breaks?.includes(found.id) ? rule : [])),
  };
}

const byScheduler = (fields: string, more: (node: NodePki) => void = () => {}) =>
  connectionBy(SCHEDULER, (node) => {
    node.setText(SCHEDULER, withUser(fields));
    more(node);
  });

describe('a kubeconfig’s user without a certificate', () => {
  it('is not loaded without the file of its token', async () => {
    const { verdict, side, error, rules } = await byScheduler('tokenFile: pki/token');
    assert.deepEqual([verdict, side], ['broken', 'configuration']);
    assert.equal(error, 'open /etc/kubernetes/pki/token: no such file or directory');
    assert.deepEqual(rules, ['kubeconfigs/kubeconfig-file-missing']);
  });

  it('is not loaded if the file of its token is not mounted', async () => {
    const { verdict, error, rules } = await byScheduler('tokenFile: /etc/kubernetes/token', (node) =>
      node.put('etc/kubernetes/token', 'abc'),
    );
    assert.equal(verdict, 'broken');
    assert.equal(error, 'open /etc/kubernetes/token: no such file or directory');
    assert.deepEqual(rules, ['manifests/embedded-config-path']);
  });

  it('is unknown if the file of its token was not copied, and logs in by one that is there', async () => {
    const outside = await connectionBy(ADMIN_CONF, (node) =>
      node.setText(ADMIN_CONF, withUser('tokenFile: /home/a/token')),
    );
    assert.equal(outside.verdict, 'unknown');
    assert.match(outside.reason ?? '', /\/home\/a\/token/);
    const there = await connectionBy(ADMIN_CONF, (node) => {
      node.put('etc/kubernetes/pki/token', 'abc');
      node.setText(ADMIN_CONF, withUser('tokenFile: pki/token'));
    });
    assert.equal(there.verdict, 'ok');
  });

  it('keeps a component from starting if the file of its token is empty, and makes kubectl ask for a user name', async () => {
    const emptied = (kubeconfig: string, fields: string) =>
      connectionBy(kubeconfig, (node) => {
        node.put('etc/kubernetes/pki/token', '');
        node.setText(kubeconfig, withUser(fields));
      });
    const manager = 'etc/kubernetes/controller-manager.conf';
    const { verdict, side, error, rules } = await emptied(manager, 'tokenFile: pki/token');
    assert.deepEqual([verdict, side], ['broken', 'configuration']);
    assert.equal(error, 'read empty token from file "/etc/kubernetes/pki/token"');
    assert.deepEqual(rules, ['connections/end-unusable']);
    assert.equal((await emptied(manager, 'tokenFile: pki/token\n    token: abc')).verdict, 'ok');
    const admin = await emptied(ADMIN_CONF, 'tokenFile: pki/token');
    assert.deepEqual([admin.verdict, admin.rules], ['broken', ['kubeconfigs/kubeconfig-no-credentials']]);
  });

  it('does not need the file next to a token', async () => {
    assert.equal((await byScheduler('tokenFile: pki/token\n    token: abc')).verdict, 'ok');
  });

  it('is anonymous with a password', async () => {
    const { verdict, error, rules } = await byScheduler(PASSWORD);
    assert.deepEqual([verdict, error], ['broken', 'forbidden: User "system:anonymous" cannot get path']);
    assert.deepEqual(rules, ['kubeconfigs/kubeconfig-basic-auth']);
    const strict = await byScheduler(PASSWORD, (node) => node.replaceFlag('kube-apiserver', 'anonymous-auth', 'false'));
    assert.deepEqual([strict.verdict, strict.error], ['broken', 'Unauthorized']);
    assert.deepEqual(strict.rules, ['kubeconfigs/kubeconfig-basic-auth']);
  });

  it('logs in with a password up to 1.18, and is unknown if the release is', async () => {
    const at = (tag: string) =>
      byScheduler(PASSWORD, (node) =>
        node.setText(manifestPath('kube-apiserver'), (text) =>
          text.replace(/(image: .*kube-apiserver):v[\d.]+/, `$1:${tag}`),
        ),
      );
    assert.equal((await at('v1.18.20')).verdict, 'ok');
    assert.equal((await at('latest')).verdict, 'unknown');
  });

  it('logs in with its certificate next to a password', async () => {
    const { verdict } = await connectionBy(SCHEDULER, (node) =>
      node.setText(SCHEDULER, (text) => text.replace(/client-key-data: .*/, `$&\n    ${PASSWORD}`)),
    );
    assert.equal(verdict, 'ok');
  });

  it('is rejected with a malformed bootstrap token', async () => {
    const { verdict, error, clientError, rules } = await connectionBy(
      BOOTSTRAP,
      withBootstrap('abcdef.0123456789ABCDEF'),
    );
    assert.deepEqual([verdict, error, clientError], ['broken', 'invalid bearer token', 'Unauthorized']);
    assert.deepEqual(rules, ['kubelet/kubelet-bootstrap-token-bad']);
    assert.equal((await connectionBy(BOOTSTRAP, withBootstrap('abcdef.0123456789abcdef'))).verdict, 'ok');
  });

  it('is open with a malformed bootstrap token for a server outside the workspace, which may accept other tokens', async () => {
    const { verdict, error } = await connectionBy(BOOTSTRAP, (node) => {
      withBootstrap('abcdef.0123456789ABCDEF')(node);
      node.remove(manifestPath('kube-apiserver'));
      node.setField(BOOTSTRAP, 'server', 'https://10.0.0.99:6443');
    });
    assert.deepEqual([verdict, error], ['unknown', undefined]);
  });

  it('may have a token in any format from a file of tokens', async () => {
    const { verdict, rules } = await connectionBy(BOOTSTRAP, (node) => {
      withBootstrap('abcdef.0123456789ABCDEF')(node);
      node.replaceFlag('kube-apiserver', 'token-auth-file', '/etc/kubernetes/pki/tokens.csv');
      node.put('etc/kubernetes/pki/tokens.csv', 'abcdef.0123456789ABCDEF,a,1\n');
    });
    assert.deepEqual([verdict, rules], ['unknown', []]);
  });
});
