import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { openKeyStore } from '../../../../src/core/formats/artifacts/openKeyStore.ts';
import { keyStoreFacts } from '../../../../src/core/formats/pkcs/keyStoreFacts.ts';
import { textOfKeyStore } from '../../../../src/core/presentation/reports/textOfFile.ts';
import { openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';
import { withPbmac1 } from '../../../support/pbmac1.ts';
import { exportStore, kinds, makePair, opened } from '../../../support/storedPair.ts';

const NOW = Date.UTC(2026, 5, 1);

describe('pkcs/openKeyStore', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  before(() => makePair(folder, 'stored'));

  const store = (password: string, ...options: readonly string[]) => exportStore(folder, password, options);

  for (const [name, password, options] of [
    ['as openssl makes it by default', 'secret', []],
    ['with a password beyond ASCII', 'grüße 🔑', ['-keypbe', 'AES-128-CBC']],
    ['with SHA-512 and many iterations', 'secret', ['-macalg', 'SHA512', '-iter', '6000']],
    ['with the empty password', '', []],
  ] as const) {
    it(`opens one ${name}, and no other password does`, async () => {
      const bytes = store(password, ...options);
      const copy = bytes.slice();
      const result = await opened(bytes, password);
      assert.deepEqual([kinds(result), result.closed, result.verified], [['certificate', 'privateKey'], [], true]);
      const [certificate, key] = result.artifacts;
      assert.ok(certificate?.kind === 'certificate' && key?.kind === 'privateKey');
      assert.equal(key.key.publicKey?.id, certificate.certificate.publicKey.id);
      assert.deepEqual(certificate.origin.trail[0], { kind: 'pkcs12', index: 0, name: 'front door' });
      assert.equal(certificate.origin.hiddenFromGo, true);
      assert.deepEqual(await openKeyStore(bytes, 'u', `${password}x`), { kind: 'wrongPassword' });
      assert.deepEqual(bytes, copy);
    });
  }

  it('opens one with PBMAC1, and no other password does', async () => {
    const bytes = withPbmac1(store('grüße', '-nomac'), 'grüße');
    assert.deepEqual(keyStoreFacts(bytes).mac, { algorithm: 'PBMAC1 with HMAC-SHA-256', iterations: 2048 });
    const result = await opened(bytes, 'grüße');
    assert.deepEqual([kinds(result), result.closed, result.verified], [['certificate', 'privateKey'], [], true]);
    assert.deepEqual(await openKeyStore(bytes, 'u', 'größe'), { kind: 'wrongPassword' });
  });

  it('recognizes a wrong password without a MAC too', async () => {
    const bytes = store('secret', '-nomac', '-certpbe', 'AES-256-CBC');
    assert.deepEqual(kinds(await opened(bytes, 'secret')), ['certificate', 'privateKey']);
    assert.deepEqual(await openKeyStore(bytes, 'u', 'other'), { kind: 'wrongPassword' });
  });

  it('shows without a password how a store is protected', () => {
    const { mac, parts } = keyStoreFacts(store('secret'));
    assert.deepEqual(mac, { algorithm: 'HMAC-SHA-256', iterations: 2048 });
    const encryption = {
      scheme: 'PBES2',
      derivation: 'PBKDF2',
      pseudoRandom: 'HMAC-SHA-256',
      iterations: 2048,
      cipher: 'AES-256-CBC',
    };
    assert.deepEqual(parts, [
      { kind: 'content', encryption },
      { kind: 'privateKey', encryption, name: 'front door' },
    ]);
  });

  it('gives away no private key, in whatever form', async () => {
    const secrets = secretsOf(openssl(folder, ['pkey', '-in', 'stored-key.pem', '-noout', '-text']));
    for (const options of [[], ['-certpbe', 'NONE', '-keypbe', 'NONE', '-nomac']]) {
      const result = await opened(store('secret', ...options), 'secret');
      const shown = `${textOfKeyStore(result, 'store.p12', NOW)}${JSON.stringify(result)}`;
      for (const secret of secrets) assert.ok(!shown.includes(secret));
    }
  });

  it('says what is no PKCS#12, and what is damaged, and never throws', async () => {
    const bytes = store('secret');
    const jks = Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 3);
    const container = { format: 'JKS', entries: 3 } as const;
    assert.deepEqual(await openKeyStore(jks, 'u', ''), { kind: 'javaKeyStore', container });
    assert.deepEqual(await openKeyStore(Uint8Array.of(1, 2, 3), 'u', ''), { kind: 'noKeyStore' });
    assert.equal((await openKeyStore(bytes.slice(0, 60), 'u', 'secret')).kind, 'noKeyStore');
    for (let at = 0; at < bytes.length; at += 7) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      assert.ok((await openKeyStore(broken, 'u', '')).kind !== 'opened');
      if (at > 60) at += 90;
    }
  });
});

/** The private octets as openssl prints them, in the forms in which they might leak: hexadecimal, base64, JSON numbers. */
function secretsOf(text: string): readonly string[] {
  const octets = Buffer.from((/priv:([\s\da-f:]+)pub:/.exec(text)?.[1] ?? '').replaceAll(/[\s:]/g, ''), 'hex');
  assert.ok(octets.length >= 32);
  const part = octets.subarray(octets.length - 24);
  return [
    part.toString('hex'),
    part.toString('hex').toUpperCase(),
    [...part].map((byte) => byte.toString(16).padStart(2, '0')).join(':'),
    part.toString('base64'),
    [...part].join(','),
  ];
}
