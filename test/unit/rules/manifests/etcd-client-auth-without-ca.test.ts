import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-client-auth-without-ca';

describe(RULE, () => {
  it('reports the missing CA at the command', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'trusted-ca-file', undefined)));
    assert.equal(finding.messageId, 'systemRoots');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'etcd');
    assert.match(finding.code, /remote error: tls: unknown certificate authority/);
    assert.equal(finding.severity, 'error');
  });

  it('is silent where nothing is demanded', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'trusted-ca-file', undefined);
      node.replaceFlag('etcd', 'client-cert-auth', 'false');
    });
    assert.deepEqual(lines, []);
  });
});
