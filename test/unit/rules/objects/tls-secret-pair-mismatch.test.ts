import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/tls-secret-pair-mismatch';

describe(RULE, () => {
  it('reports the key, with the certificate, and nothing else does', async () => {
    const ca = await authority('ca');
    const [one, other] = [await serving(ca, ['web.svc']), await serving(ca, ['api.svc'])];
    const files = {
      'a.yaml': secretText({ data: { ...pairData(one), 'tls.key': pairData(other)['tls.key'] ?? '' } }),
    };
    const { findings } = await checkFiles(RULE, files);
    assert.equal(findings[0]?.slots.error, 'tls: private key does not match public key');
    assert.equal(findings[0]?.related.length, 1);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('reports a CA that stands before the leaf, at the CA', async () => {
    const ca = await authority('ca');
    const leaf = await serving(ca, ['web.svc']);
    const data = { ...pairData(leaf), 'tls.crt': base64(`${ca.pem}${leaf.pem}`) };
    const { findings } = await checkFiles(RULE, { 'a.yaml': secretText({ data }) });
    assert.deepEqual(
      findings.map(({ messageId, related }) => [messageId, related.length]),
      [['order', 1]],
    );
    assert.deepEqual(
      [findings[0]?.slots.error, findings[0]?.slots.leaf],
      ['tls: private key does not match public key', 'web.svc'],
    );
  });

  it('distinguishes kinds of keys, and is silent about a pair', async () => {
    const ca = await authority('ca');
    const one = await serving(ca, ['web.svc']);
    const rsa = await serving(ca, ['rsa.svc'], { key: await key('rsa', 'RSA-2048') });
    const { findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(one) }),
      'b.yaml': secretText({ data: { ...pairData(one), 'tls.key': pairData(rsa)['tls.key'] ?? '' } }),
    });
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['b.yaml'],
    );
    assert.match(findings[0]?.code ?? '', /private key type does not match public key type/);
  });
});
