import assert from 'node:assert/strict';
import { goPrivateKeyFault } from '../../../../src/core/formats/keys/goPrivateKey.ts';
import * as der from '../../../support/der.ts';
import { type KeyAlgorithm, key } from '../../../support/keyPair.ts';

const more = (value: bigint) => value + 2n;

const FAILURE = 'tls: failed to parse private key';

type Part = 'version' | 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi';

/** An RSA key with some of its numbers changed; undefined leaves one out. */
async function rsaWith(changes: Partial<Record<Part, (value: bigint) => bigint | undefined>>): Promise<Uint8Array> {
  const jwk = (await key('numbers', 'RSA-1024')).privateKey.export({ format: 'jwk' });
  const value = (text = '') => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
  const names = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;
  const numbers = [['version', 0n] as const, ...names.map((name) => [name, value(jwk[name])] as const)];
  const written = numbers.flatMap(([name, number]) => {
    const changed = changes[name] ? changes[name](number) : number;
    return changed === undefined ? [] : [der.integer(changed)];
  });
  return der.sequence(...written);
}

describe('keys/goPrivateKey', () => {
  for (const algorithm of ['RSA-2048', 'ECDSA-P224', 'ECDSA-P256', 'ECDSA-P521', 'Ed25519'] satisfies KeyAlgorithm[]) {
    it(`takes a whole ${algorithm} key`, async () => {
      const { privateKey } = await key('whole', algorithm);
      assert.equal(goPrivateKeyFault(privateKey.export({ type: 'pkcs8', format: 'der' })), undefined);
      if (algorithm === 'Ed25519') return;
      const type = algorithm.startsWith('RSA') ? 'pkcs1' : 'sec1';
      assert.equal(goPrivateKeyFault(privateKey.export({ type, format: 'der' })), undefined);
    });
  }

  it('refuses RSA numbers that do not belong together', async () => {
    for (const name of ['n', 'e', 'd', 'p', 'q'] as const) {
      assert.deepEqual(goPrivateKeyFault(await rsaWith({ [name]: more })), { text: FAILURE }, name);
    }
    assert.deepEqual(goPrivateKeyFault(await rsaWith({ version: () => 2n })), { text: FAILURE });
    assert.deepEqual(goPrivateKeyFault(await rsaWith({ dp: () => 0n })), { text: FAILURE });
  });

  it('refuses wrong CRT values as Go does since 1.24, and misses none that are left out', async () => {
    const refusal = { text: FAILURE, versioned: 'crtValuesChecked' };
    for (const name of ['dp', 'dq', 'qi'] as const) {
      assert.deepEqual(goPrivateKeyFault(await rsaWith({ [name]: more })), refusal, name);
    }
    const none = () => undefined;
    assert.equal(goPrivateKeyFault(await rsaWith({ dp: none, dq: none, qi: none })), undefined);
    assert.equal(goPrivateKeyFault(await rsaWith({})), undefined);
  });

  it('knows a key that TLS does not use', () => {
    const seed = der.octetString(der.octetString(new Uint8Array(32).fill(5)));
    const ofAlgorithm = (oid: string) => der.sequence(der.integer(0n), der.sequence(der.oid(oid)), seed);
    assert.deepEqual(goPrivateKeyFault(ofAlgorithm('1.3.101.110')), {
      text: 'tls: found unknown private key type in PKCS#8 wrapping',
    });
    assert.equal(goPrivateKeyFault(ofAlgorithm('1.3.101.112')), undefined);
    assert.deepEqual(goPrivateKeyFault(ofAlgorithm('1.3.101.113')), { text: FAILURE });
  });

  it('refuses a scalar outside of the curve, and curves that Go does not have', () => {
    const sec1 = (scalar: Uint8Array, oid: string) =>
      der.sequence(der.integer(1n), der.octetString(scalar), der.explicit(0, der.oid(oid)));
    const P256 = '1.2.840.10045.3.1.7';
    assert.equal(goPrivateKeyFault(sec1(Uint8Array.of(1), P256)), undefined);
    assert.deepEqual(goPrivateKeyFault(sec1(Uint8Array.of(0), P256)), { text: FAILURE });
    assert.deepEqual(goPrivateKeyFault(sec1(new Uint8Array(32).fill(255), P256)), { text: FAILURE });
    assert.deepEqual(goPrivateKeyFault(sec1(Uint8Array.of(1), '1.3.132.0.10')), { text: FAILURE });
  });
});
