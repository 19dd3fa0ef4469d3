import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-peer-auto-tls-on';

describe(RULE, () => {
  it('reports that given certificates win', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-auto-tls', 'true')));
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, 'true');
    assert.equal(finding.severity, 'info');
  });

  it('reports self-signed certificates', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'peer-auto-tls', 'true');
        node.replaceFlag('etcd', 'peer-cert-file', undefined);
        node.replaceFlag('etcd', 'peer-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'selfSigned');
  });

  it('is silent about false', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-auto-tls', 'false'));
    assert.deepEqual(lines, []);
  });
});
