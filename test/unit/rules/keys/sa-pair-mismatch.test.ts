import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key, publicKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/sa-pair-mismatch';
const PUBLIC = 'etc/kubernetes/pki/sa.pub';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe(RULE, () => {
  it('reports the flag that names sa.pub with both files, and the token rules keep silent', async () => {
    const { lines, findings, names } = await checkNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('stray'))),
    );
    assert.deepEqual(lines, [`mismatch ${MANIFEST} /${PUBLIC}`]);
    assert.equal(names.length, 1);
    const related = findings[0]?.related.map((place) => place.split(': ')[0]);
    assert.deepEqual(related?.slice(0, 2), [PUBLIC, PUBLIC.replace('.pub', '.key')]);
    assert.match(
      findings[0]?.command ?? '',
      /^openssl pkey -in \/etc\/kubernetes\/pki\/sa\.key -pubout -out (\S+) &&\n[\s\S]*\ncp --remove-destination \1 \/etc\/kubernetes\/pki\/sa\.pub &&$/m,
    );
  });

  it('reports the signing flag if no flag names what verifies tokens', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.put(PUBLIC, publicKeyPem(await key('stray')));
      node.replaceFlag('kube-apiserver', 'service-account-key-file', undefined);
    });
    assert.deepEqual(lines, [`mismatch ${MANIFEST} /${PUBLIC.replace('.pub', '.key')}`]);
  });

  it('is silent if tokens are verified with another file', async () => {
    const { names } = await checkNode(RULE, async (node) => {
      node.put(PUBLIC.replace('sa.pub', 'old.pub'), node.text(PUBLIC));
      node.put(PUBLIC, publicKeyPem(await key('stray')));
      node.replaceFlag('kube-apiserver', 'service-account-key-file', `/${PUBLIC.replace('sa.pub', 'old.pub')}`);
    });
    assert.deepEqual(names, []);
  });

  it('reports sa.pub itself where no flag is at hand', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.put(PUBLIC, publicKeyPem(await key('stray')));
      node.remove(MANIFEST);
    });
    assert.deepEqual(lines, [`mismatch ${PUBLIC} -----BEGIN PUBLIC KEY-----`]);
  });

  it('is silent while keys are rotated and one of several fits', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('stray')) + node.text(PUBLIC)),
    );
    assert.deepEqual(lines, []);
  });
});
