import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-peer-auth-off';

describe(RULE, () => {
  it('reports an open port', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => {
          node.replaceFlag('etcd', 'peer-client-cert-auth', 'false');
          node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined);
        },
        { etcdMembers: ['cp-0=https://10.0.0.9:2380'] },
      ),
    );
    assert.equal(finding.messageId, 'open');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'false');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.fixes[0]?.edits[0]?.text, 'true');
  });

  it('says where the CA alone enforces it, at the command', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-client-cert-auth', undefined)));
    assert.equal(finding.messageId, 'caOnly');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'etcd');
    assert.equal(finding.severity, 'info');
    assert.deepEqual(
      finding.fixes.flatMap(({ edits }) => edits.map(({ text }) => text.trim())),
      ['- --peer-client-cert-auth=true'],
    );
  });

  it('is silent where the value is left out', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('--peer-client-cert-auth=true', '--peer-client-cert-auth')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where a configuration file decides', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'peer-client-cert-auth', 'false');
      node.replaceFlag('etcd', 'config-file', '/var/lib/etcd/etcd.conf');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a proxy, to which no member connects', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'peer-client-cert-auth', 'false');
      node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined);
      node.replaceFlag('etcd', 'proxy', 'on');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about plain http, where no certificate is asked for', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'peer-client-cert-auth', undefined);
      node.replaceFlag('etcd', 'peer-trusted-ca-file', undefined);
      node.replaceFlag('etcd', 'listen-peer-urls', 'http://127.0.0.1:2380');
    });
    assert.deepEqual(lines, []);
  });
});
