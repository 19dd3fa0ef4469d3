import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'tls/tls-version-name-invalid';

describe(RULE, () => {
  it('reports Kubernetes’ spelling at etcd', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'tls-min-version', 'VersionTLS12')));
    assert.equal(finding.messageId, 'invalid');
    assert.equal(finding.text, 'VersionTLS12');
    assert.match(finding.code, /unexpected TLS version "VersionTLS12/);
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('etcd', 'tls-min-version', 'VersionTLS12')),
      [],
    );
  });

  it('reports etcd’s spelling elsewhere', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-min-version', 'TLS1.3')),
    );
    assert.match(finding.code, /unknown tls version "TLS1\.3/);
  });

  it('offers the component’s own', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-min-version', 'TLS1.3')),
      [],
    );
  });

  it('is silent about either at its place', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'tls-min-version', 'TLS1.2');
      node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS12');
    });
    assert.deepEqual(lines, []);
  });
});
