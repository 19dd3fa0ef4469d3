import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-serving-pair-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'cert-file', undefined);
        node.replaceFlag('etcd', 'key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'etcd');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.slots.url, 'https://127.0.0.1:2379');
  });

  it('leaves half a pair to its rule', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.replaceFlag('etcd', 'cert-file', undefined))).findings, []);
  });

  it('is silent where etcd makes a pair itself', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'cert-file', undefined);
      node.replaceFlag('etcd', 'key-file', undefined);
      node.replaceFlag('etcd', 'auto-tls', 'true');
    });
    assert.deepEqual(lines, []);
  });
});
