import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  countForms,
  derivePkcs12,
  MAX_PKCS12_ITERATIONS,
  PURPOSE,
  passwordForms,
} from '../../../../src/core/formats/pkcs/derivePkcs12.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const usual = (password: string) => passwordForms(password)[0] ?? new Uint8Array();

describe('pkcs/derivePkcs12', () => {
  /** The test vectors of the authors of PKCS#12, as Bouncy Castle has them. */
  for (const [password, salt, iterations, key, iv] of [
    ['smeg', '0a58cf64530d823f', 1, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3', '79993dfe048d3b76'],
    ['queeg', '1682c0fc5b3f7ec5', 1000, '483dd6e919d7de2e8e648ba8f862f3fbfbdc2bcb2c02957f', '9d461d1b00355c50'],
  ] as const) {
    it(`derives the known key and IV of "${password}"`, async () => {
      const derivation = { hash: 'SHA-1', salt: octets(salt), iterations };
      const derive = (purpose: 1 | 2, length: number) =>
        derivePkcs12(derivation, usual(password), purpose, createScheduler(), length);
      assert.equal(hexOf(await derive(PURPOSE.key, 24)), key);
      assert.equal(hexOf(await derive(PURPOSE.iv, 8)), iv);
    });
  }

  it('derives as many octets as the hash has where none are asked for, by each hash', async () => {
    for (const [hash, name, size] of [
      ['SHA-1', 'sha1', 20],
      ['SHA-256', 'sha256', 32],
      ['SHA-512', 'sha512', 64],
    ] as const) {
      const derivation = { hash, salt: new Uint8Array(), iterations: 2 };
      const derived = await derivePkcs12(derivation, new Uint8Array(), PURPOSE.mac, createScheduler());
      const once = createHash(name)
        .update(new Uint8Array(hash === 'SHA-512' ? 128 : 64).fill(3))
        .digest();
      assert.equal(hexOf(derived), createHash(name).update(once).digest('hex'));
      assert.equal(derived?.length, size);
    }
  });

  it('begins nothing that would take too long, and nothing by a hash it does not know', async () => {
    const derivation = { hash: 'SHA-1', salt: octets('00'), iterations: MAX_PKCS12_ITERATIONS + 1 };
    const derive = (more: object) =>
      derivePkcs12({ ...derivation, ...more }, usual('x'), PURPOSE.key, createScheduler(), 24);
    assert.equal(await derive({}), undefined);
    assert.equal(await derive({ iterations: 0 }), undefined);
    assert.equal(await derive({ iterations: 1, hash: 'MD5' }), undefined);
  });
});

describe('pkcs/pkcs12Password', () => {
  it('has each form in which tools write a password', () => {
    for (const password of ['ab', '', 'ü🔑', 'a\u007f']) {
      assert.equal(passwordForms(password).length, countForms(password));
    }
    assert.deepEqual(passwordForms('ab').map(hexOf), ['006100620000']);
    assert.deepEqual(passwordForms('').map(hexOf), ['0000', '']);
    assert.deepEqual(passwordForms('ü🔑').map(hexOf), ['00fcd83ddd110000', '00c300bc00f0009f009400910000']);
  });
});
