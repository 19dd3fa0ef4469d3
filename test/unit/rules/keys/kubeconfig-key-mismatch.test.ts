import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'keys/kubeconfig-key-mismatch';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('reports client-key-data', async () => {
    const { findings } = await checkNode(RULE, async (node) => node.setKey(SCHEDULER, await key('stray')));
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['mismatch', SCHEDULER]],
    );
    assert.match(findings[0]?.code ?? '', /error: tls: private key does not match public key/);
  });

  it('never quotes the key', async () => {
    const { report } = await checkNode(RULE, async (node) => node.setKey(SCHEDULER, await key('stray')));
    assert.doesNotMatch(JSON.stringify(report.findings), /LS0t|PRIVATE KEY/);
  });

  it('is silent about a pair that belongs together', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.reissue(SCHEDULER, { key: await key('renewed') });
    });
    assert.deepEqual(lines, []);
  });
});
