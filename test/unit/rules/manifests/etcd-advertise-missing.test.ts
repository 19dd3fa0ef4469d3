import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/etcd-advertise-missing';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'advertise-client-urls', undefined)));
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'etcd');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('etcd', 'advertise-client-urls', undefined)),
      [],
    );
  });

  it('is silent where nothing is said of listening', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'advertise-client-urls', undefined);
      node.replaceFlag('etcd', 'listen-client-urls', undefined);
    });
    assert.deepEqual(lines, []);
  });
});
