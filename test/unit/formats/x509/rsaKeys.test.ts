import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { decodeFile } from '../../../../src/core/index.ts';
import { verifySignatures } from '../../../../src/core/trust/signatures.ts';
import { verifyChain } from '../../../../src/core/trust/verifyChain.ts';
import { randomOdd, rsaKeyInfo } from '../../../bench/hostileCosts.ts';
import { countingVerifications } from '../../../support/countingVerifications.ts';
import * as der from '../../../support/der.ts';
import { keyPairOf } from '../../../support/keyPair.ts';
import { pem } from '../../../support/pem.ts';
import { authority, leaf, NOW, read, reported } from '../../trust/chainCase.ts';

const MODULUS = randomOdd(2048);
const UNKNOWN = 'unknownAuthority: x509: certificate signed by unknown authority';

/** An RSAPublicKey of INTEGERs as they are given. */
function keyOf(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing());
  return der.sequence(algorithm, der.bitString(der.sequence(modulus, exponent)));
}

async function refusalOf(spki: Uint8Array): Promise<string | undefined> {
  const { artifacts } = await decodeFile('memory:/key.pub', new TextEncoder().encode(pem('PUBLIC KEY', spki)));
  assert.equal(artifacts.length, 1);
  return artifacts[0]?.origin.goError?.text;
}

describe('RSA keys that Go does not parse', () => {
  for (const [what, spki, error] of [
    ['exponent of 65 bits', rsaKeyInfo(MODULUS, 2n ** 64n + 1n), 'x509: invalid RSA public exponent'],
    ['exponent as long as the modulus', rsaKeyInfo(MODULUS, randomOdd(2047)), 'x509: invalid RSA public exponent'],
    [
      'exponent with a zero before it',
      keyOf(der.integer(MODULUS), der.tlv(2, Uint8Array.of(0, 3))),
      'x509: invalid RSA public exponent',
    ],
    [
      'modulus with a zero before it',
      keyOf(der.tlv(2, Uint8Array.of(0, 5)), der.integer(3n)),
      'x509: invalid RSA modulus',
    ],
    ['exponent 0', rsaKeyInfo(MODULUS, 0n), 'x509: RSA public exponent is not a positive number'],
    ['negative exponent', rsaKeyInfo(MODULUS, -3n), 'x509: RSA public exponent is not a positive number'],
    ['modulus 0', rsaKeyInfo(0n, 3n), 'x509: RSA modulus is not a positive number'],
    ['negative modulus', rsaKeyInfo(-MODULUS, 3n), 'x509: RSA modulus is not a positive number'],
  ] as const) {
    it(what, async () => assert.equal(await refusalOf(spki), error));
  }

  for (const [what, spki] of [
    ['the usual exponent', rsaKeyInfo(MODULUS, 65537n)],
    ['an exponent of 63 bits, which crypto/rsa refuses later', rsaKeyInfo(MODULUS, 2n ** 63n - 1n)],
    ['exponent 1, likewise', rsaKeyInfo(MODULUS, 1n)],
    ['an even modulus, likewise', rsaKeyInfo(MODULUS - 1n, 65537n)],
  ] as const) {
    it(`but it does parse ${what}`, async () => assert.equal(await refusalOf(spki), undefined));
  }

  it('no private key with an exponent that crypto/rsa refuses', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 2 ** 31 + 11 });
    const text = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const { artifacts } = await decodeFile('memory:/key.pem', new TextEncoder().encode(text));
    assert.equal(artifacts[0]?.origin.goError?.text, 'tls: failed to parse private key');
  });
});

describe('RSA keys by which Go verifies nothing', () => {
  const insecure = (bits: number) =>
    `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`;
  for (const [what, spki, error] of [
    ['too short', rsaKeyInfo(randomOdd(1023), 65537n), insecure(1023)],
    ['short and even: the length comes first', rsaKeyInfo(randomOdd(512) - 1n, 65537n), insecure(512)],
    ['even modulus', rsaKeyInfo(MODULUS - 1n, 65537n), 'crypto/rsa: public modulus is even'],
    ['exponent 1', rsaKeyInfo(MODULUS, 1n), 'crypto/rsa: public exponent too small or negative'],
    ['even exponent', rsaKeyInfo(MODULUS, 65536n), 'crypto/rsa: public exponent is even'],
    ['exponent above 2^31-1', rsaKeyInfo(MODULUS, 2n ** 31n + 1n), 'crypto/rsa: public exponent too large'],
    ['exponent 2^63-1', rsaKeyInfo(MODULUS, 2n ** 63n - 1n), 'crypto/rsa: public exponent too large'],
  ] as const) {
    it(what, async () => {
      const real = await authority('kubernetes', { algorithm: 'RSA-2048' });
      const child = await read(await leaf(real));
      const strange = await read(await authority('kubernetes', { key: { ...real.key, spki }, signingKey: real.key }));
      const request = { leaf: child, intermediates: [], anchors: [strange], purpose: 'serverAuth', now: NOW } as const;
      let outcome = '';
      const verified = await countingVerifications(async () => {
        const table = await verifySignatures([child, strange]);
        outcome = reported(verifyChain(request, table));
      });
      const hint = `(possibly because of ${JSON.stringify(error)} while trying to verify candidate authority certificate "kubernetes")`;
      assert.equal(outcome, `${UNKNOWN} ${hint}`);
      assert.equal(verified, 0);
    });
  }

  it('but it does by the largest exponent it takes', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 2 ** 31 - 1 });
    const pair = keyPairOf('largest exponent', 'RSA-2048', privateKey);
    const issued = await authority('kubernetes', { key: pair });
    const [root, child] = [await read(issued), await read(await leaf(issued))];
    const request = { leaf: child, intermediates: [], anchors: [root], purpose: 'serverAuth', now: NOW } as const;
    const outcome = verifyChain(request, await verifySignatures([child, root]));
    assert.equal(reported(outcome), 'trusted: kube-apiserver < kubernetes');
  });
});
