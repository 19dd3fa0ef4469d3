import assert from 'node:assert/strict';
import { authority, secretText } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import { cacertsText, linkerdValues } from '../../../support/meshText.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/linkerd-issuer-algorithm';

describe(RULE, () => {
  it('reports RSA, another curve, and another hash', async () => {
    const rsa = await authority('rsa', { key: await key('linkerd rsa', 'RSA-2048') });
    const p384 = await authority('p384', { key: await key('linkerd p384', 'ECDSA-P384') });
    const sha384 = await authority('sha384', { key: await key('linkerd p256', 'ECDSA-P256'), hash: 'sha384' });
    const data = { 'crt.pem': base64(sha384.pem) };
    const { findings } = await checkFiles(RULE, {
      'a.yaml': linkerdValues({ ca: rsa, roots: [rsa] }),
      'b.yaml': linkerdValues({ ca: p384, roots: [p384] }),
      'c.yaml': secretText({ name: 'linkerd-identity-issuer', type: 'Opaque', data }),
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [
        ['key', 'a.yaml'],
        ['key', 'b.yaml'],
        ['signature', 'c.yaml'],
      ],
    );
  });

  it('is silent about ECDSA P-256, and about the CA of Istio', async () => {
    const rsa = await authority('rsa', { key: await key('linkerd rsa', 'RSA-2048') });
    const ca = await authority('p256', { key: await key('linkerd p256', 'ECDSA-P256') });
    const { lines } = await checkFiles(RULE, {
      'values.yaml': linkerdValues({ ca, roots: [ca] }),
      'cacerts.yaml': cacertsText({ ca: rsa, roots: [rsa] }),
    });
    assert.deepEqual(lines, []);
  });
});
