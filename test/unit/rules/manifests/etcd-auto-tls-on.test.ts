import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-auto-tls-on';

describe(RULE, () => {
  it('reports that given certificates win', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'auto-tls', 'true')));
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'true');
    assert.equal(finding.severity, 'info');
  });

  it('reports self-signed certificates', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'auto-tls', 'true');
        node.replaceFlag('etcd', 'cert-file', undefined);
        node.replaceFlag('etcd', 'key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'selfSigned');
  });

  it('is silent about false', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.replaceFlag('etcd', 'auto-tls', 'false'))).findings, []);
  });
});
