import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/etcd-advertise-scheme-mismatch';

describe(RULE, () => {
  it('reports what is advertised', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'advertise-client-urls', 'http://10.0.0.10:2379')),
    );
    assert.equal(finding.messageId, 'plain');
    assert.equal(finding.text, 'http://10.0.0.10:2379');
    assert.equal(finding.related.length, 1);
  });

  it('reports a URL with TLS where the default to listen on is left', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'listen-peer-urls', undefined)));
    assert.equal(finding.messageId, 'byDefault');
    assert.match(finding.code, /--listen-peer-urls/);
    assert.equal(finding.slots.listening, 'http://localhost:2380');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('etcd', 'advertise-client-urls', 'http://10.0.0.10:2379')),
      [],
    );
  });

  it('is silent where both are plain', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'listen-peer-urls', 'http://10.0.0.10:2380');
      node.replaceFlag('etcd', 'initial-advertise-peer-urls', 'http://10.0.0.10:2380');
    });
    assert.deepEqual(lines, []);
  });
});
