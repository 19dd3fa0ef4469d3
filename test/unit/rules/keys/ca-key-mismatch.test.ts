import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'keys/ca-key-mismatch';
const CA = 'etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports the flag of the signing key', async () => {
    const { lines, names } = await checkNode(RULE, async (node) => node.setKey(CA, await key('stray')));
    assert.deepEqual(lines, [
      'signer etc/kubernetes/manifests/kube-controller-manager.yaml /etc/kubernetes/pki/ca.key',
    ]);
    assert.equal(names.length, 1);
  });

  it('reports the key of a CA that is known by its name alone', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.setKey('etc/kubernetes/pki/front-proxy-ca.crt', await key('stray')),
    );
    assert.deepEqual(lines, ['neighbors etc/kubernetes/pki/front-proxy-ca.key -----BEGIN EC PRIVATE KEY-----']);
  });

  it('is silent about a bundle of which a later member fits, and about an external CA', async () => {
    const bundle = await checkNode(RULE, async (node) =>
      node.setCertificate(CA, await node.otherAuthority('next'), [node.certificate(CA)]),
    );
    const external = await checkNode(RULE, undefined, { externalCa: true });
    assert.deepEqual([...bundle.lines, ...external.lines], []);
  });
});
