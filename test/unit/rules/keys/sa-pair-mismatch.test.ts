import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { key, publicKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/sa-pair-mismatch';
const PUBLIC = 'etc/kubernetes/pki/sa.pub';
describe(RULE, () => {
  it('reports sa.pub, and the token rules keep silent', async () => {
    const { lines, said, names } = await judgeNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('stray'))),
    );
    assert.deepEqual(lines, [`mismatch ${PUBLIC} -----BEGIN PUBLIC KEY-----`]);
    assert.equal(names.length, 1);
    assert.equal(
      said[0]?.finding.command,
      "openssl pkey -in '/etc/kubernetes/pki/sa.key' -pubout -out '/etc/kubernetes/pki/sa.pub'",
    );
  });

  it('is silent while keys are rotated and one of several fits', async () => {
    const { lines } = await judgeNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('stray')) + node.text(PUBLIC)),
    );
    assert.deepEqual(lines, []);
  });
});
