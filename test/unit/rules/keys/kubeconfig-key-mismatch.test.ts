import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'keys/kubeconfig-key-mismatch';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('reports client-key-data', async () => {
    const { said } = await judgeNode(RULE, async (node) => node.setKey(SCHEDULER, await key('stray')));
    assert.deepEqual(
      said.map(({ message, path }) => [message, path]),
      [['mismatch', SCHEDULER]],
    );
    assert.match(said[0]?.finding.message ?? '', /error: tls: private key does not match public key/);
  });

  it('never quotes the key', async () => {
    const { said } = await judgeNode(RULE, async (node) => node.setKey(SCHEDULER, await key('stray')));
    assert.doesNotMatch(JSON.stringify(said[0]?.finding), /LS0t|PRIVATE KEY/);
  });

  it('is silent about a pair that belongs together', async () => {
    const { lines } = await judgeNode(RULE, async (node) => {
      node.reissue(SCHEDULER, { key: await key('renewed') });
    });
    assert.deepEqual(lines, []);
  });
});
