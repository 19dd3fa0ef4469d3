import assert from 'node:assert/strict';
import { applyFix, checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-client-auth-off';

describe(RULE, () => {
  it('reports an open port', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'client-cert-auth', 'false');
        node.replaceFlag('etcd', 'trusted-ca-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'open');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'false');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.fixes[0]?.edits[0]?.text, 'true');
  });

  it('adds both flags where neither is set', async () => {
    const checked = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'client-cert-auth', undefined);
      node.replaceFlag('etcd', 'trusted-ca-file', undefined);
    });
    const text = applyFix(checked, only(checked).fixes[0]);
    assert.match(text, / - --client-cert-auth=true\n/);
    assert.match(text, / - --trusted-ca-file=\/etc\/kubernetes\/pki\/etcd\/ca.crt\n/);
  });

  it('is silent about variables alone: the unit that reads them may ask for certificates', async () => {
    const variables = [
      'ETCD_NAME=default',
      'ETCD_LISTEN_CLIENT_URLS="https://192.0.2.1:2379"',
      'ETCD_TRUSTED_CA_FILE="/etc/kubernetes/ssl/ca.pem"',
      '',
    ].join('\n');
    const unit = '[Service]\nEnvironmentFile=/etc/etcd/etcd.conf\nExecStart=/usr/bin/etcd\n';
    assert.deepEqual((await checkFiles(RULE, { 'etc/etcd/etcd.conf': variables })).lines, []);
    const whole = { 'etc/etcd/etcd.conf': variables, 'etc/systemd/system/etcd.service': unit };
    assert.deepEqual((await checkFiles(RULE, whole)).lines, ['caOnly etc/systemd/system/etcd.service /usr/bin/etcd']);
  });

  it('says where the CA alone enforces it, at the command', async () => {
    const checked = await checkNode(RULE, (node) => node.replaceFlag('etcd', 'client-cert-auth', undefined));
    const finding = only(checked);
    assert.equal(finding.messageId, 'caOnly');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'etcd');
    assert.equal(finding.severity, 'info');
    assert.match(applyFix(checked, finding.fixes[0]), /--trusted-ca-file=.*\n( *)- --client-cert-auth=true\n/);
  });

  it('says nothing of certificates that a listener without TLS never asks for', async () => {
    for (const url of ['http://127.0.0.1:2379', 'http://10.0.0.10:2379']) {
      const { lines, names } = await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'client-cert-auth', undefined);
        node.replaceFlag('etcd', 'listen-client-urls', url);
        node.replaceFlag('kube-apiserver', 'etcd-servers', url);
      });
      assert.deepEqual(lines, [], url);
      assert.ok(
        names.some((name) => name.includes('etcd-listen-http')),
        names.join(),
      );
    }
  });

  it('only informs where nobody but the machine itself can ask', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'client-cert-auth', 'false');
        node.replaceFlag('etcd', 'trusted-ca-file', undefined);
        node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379');
      }),
    );
    assert.equal(finding.severity, 'info');
  });

  it('only informs where etcd listens as it does by default', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'client-cert-auth', undefined);
        node.replaceFlag('etcd', 'trusted-ca-file', undefined);
        node.replaceFlag('etcd', 'listen-client-urls', undefined);
      }),
    );
    assert.equal(finding.severity, 'info');
  });

  it('is silent where the value is left out', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('--client-cert-auth=true', '--client-cert-auth')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where a configuration file decides', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'client-cert-auth', 'false');
      node.replaceFlag('etcd', 'config-file', '/var/lib/etcd/etcd.conf');
    });
    assert.deepEqual(lines, []);
  });
});
