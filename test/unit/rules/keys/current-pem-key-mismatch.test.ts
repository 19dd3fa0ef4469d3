import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'keys/current-pem-key-mismatch';
const CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';

describe(RULE, () => {
  it('reports the key block of the file both fields name, once', async () => {
    const { said, names } = await judgeNode(RULE, async (node) => node.setKey(CURRENT, await key('stray')));
    assert.deepEqual(
      said.map(({ message, text }) => [message, text]),
      [['mismatch', '-----BEGIN EC PRIVATE KEY-----']],
    );
    assert.match(said[0]?.path ?? '', /kubelet-client-2026-.*\.pem$/);
    assert.equal(names.length, 1);
  });

  it('is silent about a file in order', async () => {
    const { lines } = await judgeNode(RULE);
    assert.deepEqual(lines, []);
  });
});
