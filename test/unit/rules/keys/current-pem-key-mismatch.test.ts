import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'keys/current-pem-key-mismatch';
const CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';

describe(RULE, () => {
  it('reports the key block of the file both fields name, once', async () => {
    const { findings, names } = await checkNode(RULE, async (node) => node.setKey(CURRENT, await key('stray')));
    assert.deepEqual(
      findings.map(({ messageId, text }) => [messageId, text]),
      [['mismatch', '-----BEGIN EC PRIVATE KEY-----']],
    );
    assert.match(findings[0]?.path ?? '', /kubelet-client-2026-.*\.pem$/);
    assert.equal(names.length, 1);
  });

  it('is silent about a file in order', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
