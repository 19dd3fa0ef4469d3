import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-peer-pair-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'peer-cert-file', undefined);
        node.replaceFlag('etcd', 'peer-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'etcd');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.slots.url, 'https://10.0.0.10:2380');
  });

  it('leaves half a pair to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-cert-file', undefined));
    assert.deepEqual(lines, []);
  });

  it('is silent where etcd makes a pair itself', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'peer-cert-file', undefined);
      node.replaceFlag('etcd', 'peer-key-file', undefined);
      node.replaceFlag('etcd', 'peer-auto-tls', 'true');
    });
    assert.deepEqual(lines, []);
  });
});
