import assert from 'node:assert/strict';
import { decryptWithPassword } from '../../../../src/core/formats/pkcs/decryptWithPassword.ts';
import { derivePbkdf2, MAX_ITERATIONS } from '../../../../src/core/formats/pkcs/derivePbkdf2.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';

const SALT = Uint8Array.of(1, 2, 3, 4);
const derivation = (iterations: number) => ({ salt: SALT, iterations, hash: 'SHA-256' }) as const;

describe('pkcs/decryptWithPassword', () => {
  it('derives what RFC 7914 §11 has', async () => {
    const salt = new TextEncoder().encode('salt');
    const derived = await derivePbkdf2('passwd', { salt, iterations: 1, hash: 'SHA-256' }, 64);
    assert.match(Buffer.from(derived ?? []).toString('hex'), /^55ac046e56e3089fec1691c22544b605/);
  });

  it('begins nothing that would take without end: iterations, or octets that each cost them', async () => {
    assert.equal(await derivePbkdf2('x', derivation(MAX_ITERATIONS + 1), 32), undefined);
    assert.equal(await derivePbkdf2('x', derivation(MAX_ITERATIONS), 1_000_000_000), undefined);
    const encryption = {
      facts: { scheme: 'PBES2', cipher: 'AES-256-CBC' },
      open: { kind: 'aes', derivation: derivation(MAX_ITERATIONS + 1), iv: new Uint8Array(16), bits: 256 },
    } as const;
    assert.deepEqual(await decryptWithPassword(encryption, new Uint8Array(16), 'x', createScheduler()), {
      kind: 'costly',
    });
    const old = {
      facts: { scheme: 'pbeWithSHA1And3-KeyTripleDES-CBC' },
      open: {
        kind: 'pkcs12',
        derivation: { salt: SALT, iterations: MAX_ITERATIONS / 10, hash: 'SHA-1' },
        cipher: { kind: '3DES', keyLength: 24 },
      },
    } as const;
    assert.deepEqual(await decryptWithPassword(old, new Uint8Array(16), 'x', createScheduler()), { kind: 'costly' });
  });
});
