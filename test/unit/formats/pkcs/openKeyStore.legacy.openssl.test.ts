import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { openKeyStore } from '../../../../src/core/formats/artifacts/openKeyStore.ts';
import { MAX_PKCS12_ITERATIONS } from '../../../../src/core/formats/pkcs/derivePkcs12.ts';
import { textOfKeyStore } from '../../../../src/core/presentation/reports/textOfFile.ts';
import { openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';
import { exportStore, kinds, makePair, opened } from '../../../support/storedPair.ts';

const NOW = Date.UTC(2026, 5, 1);
/** More than is decrypted at a stretch. */
const MANY_NAMES = Array.from({ length: 900 }, (_, at) => `DNS:node-${at}.cluster.example`).join(',');

/** As openssl prints each encryption, and as it is asked for it. */
const SCHEMES = [
  ['pbeWithSHA1And40BitRC2-CBC', 'PBE-SHA1-RC2-40'],
  ['pbeWithSHA1And128BitRC2-CBC', 'PBE-SHA1-RC2-128'],
  ['pbeWithSHA1And2-KeyTripleDES-CBC', 'PBE-SHA1-2DES'],
  ['pbeWithSHA1And3-KeyTripleDES-CBC', 'PBE-SHA1-3DES'],
  ['PBES2', 'DES-EDE3-CBC'],
] as const;

describe('pkcs/openKeyStore of old ciphers', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  before(() => {
    makePair(folder, 'stored');
    makePair(folder, 'many', '-addext', `subjectAltName=${MANY_NAMES}`);
  });

  const store = (password: string, ...options: readonly string[]) =>
    exportStore(folder, password, ['-legacy', ...options]);

  const closedOf = ({ closed }: Awaited<ReturnType<typeof opened>>) => closed.map(({ kind, reason }) => [kind, reason]);

  for (const [scheme, option] of SCHEMES) {
    for (const password of ['secret', '', 'grüße 🔑']) {
      it(`opens ${scheme} (${option}) with "${password}", and no other password does`, async () => {
        const bytes = store(password, '-certpbe', option, '-keypbe', option);
        const copy = bytes.slice();
        const result = await opened(bytes, password);
        assert.deepEqual([kinds(result), result.closed, result.verified], [['certificate', 'privateKey'], [], true]);
        const [certificate, key] = result.artifacts;
        assert.ok(certificate?.kind === 'certificate' && key?.kind === 'privateKey');
        assert.equal(key.key.publicKey?.id, certificate.certificate.publicKey.id);
        assert.deepEqual(certificate.origin.trail[0], { kind: 'pkcs12', index: 0, name: 'front door' });
        for (const other of [`${password}x`, '', 'Secret'].filter((one) => one !== password)) {
          assert.deepEqual(await openKeyStore(bytes, 'u', other), { kind: 'wrongPassword' });
        }
        assert.deepEqual(bytes, copy);
      });
    }

    it(`has of ${scheme} (${option}) what openssl prints`, async () => {
      const bytes = store('secret', '-certpbe', option, '-keypbe', option, '-certfile', 'many.pem', '-iter', '77');
      const reported = ['pkcs12', '-info', '-nokeys', '-legacy', '-in', 'store.p12', '-passin', 'pass:secret'];
      const printed = openssl(folder, reported);
      const expected = (printed.match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map(
        (pem) => new X509Certificate(pem).fingerprint256,
      );
      const result = await opened(bytes, 'secret');
      const ours = result.artifacts.flatMap((artifact) =>
        artifact.kind === 'certificate' ? [artifact.certificate.sha256] : [],
      );
      assert.equal(ours.length, 2);
      assert.deepEqual(ours.map(plain), expected.map(plain));
      const shown = textOfKeyStore(result, 'store.p12', NOW);
      assert.match(shown, new RegExp(`${scheme}.*77 iterations`));
      assert.doesNotMatch(shown, /Closed:|Convert:/);
    });
  }

  it('opens what openssl, Windows and Java wrote by default: RC2 around certificates, triple DES around keys', async () => {
    for (const options of [[], ['-descert'], ['-iter', '50000']]) {
      assert.deepEqual(kinds(await opened(store('secret', ...options), 'secret')), ['certificate', 'privateKey']);
    }
  });

  it('opens what OpenSSL before 1.1.0 made of a password beyond ASCII', async () => {
    // It took each octet of UTF-8 for a character.
    const bytes = store(Buffer.from('grüße').toString('latin1'));
    assert.deepEqual(kinds(await opened(bytes, 'grüße')), ['certificate', 'privateKey']);
    assert.deepEqual(await openKeyStore(bytes, 'u', 'größe'), { kind: 'wrongPassword' });
  });

  it('recognizes a wrong password without a MAC too', async () => {
    for (const password of ['secret', '']) {
      const bytes = store(password, '-iter', '1', '-nomac');
      const result = await opened(bytes, password);
      assert.deepEqual([kinds(result), result.verified], [['certificate', 'privateKey'], false]);
      // So many that padding alone would fit some of them.
      for (let at = 0; at < 600; at++) {
        assert.deepEqual(await openKeyStore(bytes, 'u', `other ${at}`), { kind: 'wrongPassword' });
      }
    }
  });

  it('names the cipher that is not here, says how to convert it, and opens the rest', async () => {
    for (const [options, cipher, rest] of [
      [['-certpbe', 'PBE-SHA1-RC4-128'], 'RC4', ['privateKey']],
      [['-certpbe', 'PBE-SHA1-RC4-40'], 'RC4', ['privateKey']],
      [['-keypbe', 'PBE-MD5-DES'], 'MD5 and DES', ['certificate']],
      [['-keypbe', 'DES-CBC'], 'DES', ['certificate']],
    ] as const) {
      const result = await opened(store('secret', ...options), 'secret');
      assert.deepEqual(kinds(result), rest);
      const shown = textOfKeyStore(result, "it's.p12", NOW);
      assert.ok(shown.includes(`: unsupported legacy encryption (${cipher})\n`), shown);
      assert.match(shown, /openssl pkcs12 -legacy -in 'it'\\''s\.p12' -out /);
    }
  });

  it('begins nothing that would take too long', async () => {
    const bytes = store('secret', '-iter', String(MAX_PKCS12_ITERATIONS + 1), '-keypbe', 'NONE');
    const result = await opened(bytes, 'secret');
    assert.deepEqual(closedOf(result), [['content', 'costly']]);
  });

  it('gives away no private key, in whatever form', async () => {
    const text = openssl(folder, ['pkey', '-in', 'stored-key.pem', '-noout', '-text']);
    const octets = Buffer.from((/priv:([\s\da-f:]+)pub:/.exec(text)?.[1] ?? '').replaceAll(/[\s:]/g, ''), 'hex');
    assert.ok(octets.length >= 32);
    const part = octets.subarray(octets.length - 24);
    const result = await opened(store('secret'), 'secret');
    const shown = `${textOfKeyStore(result, 'store.p12', NOW)}${JSON.stringify(result)}`;
    const colons = [...part].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
    for (const secret of [part.toString('hex'), colons, part.toString('base64'), [...part].join(',')]) {
      assert.ok(!shown.toLowerCase().includes(secret.toLowerCase()));
    }
  });

  it('never throws over what is truncated or damaged', async () => {
    for (const options of [[], ['-nomac'], ['-certpbe', 'DES-EDE3-CBC', '-keypbe', 'DES-EDE3-CBC', '-nomac']]) {
      const bytes = store('secret', '-iter', '1', ...options);
      for (let at = 0; at < bytes.length; at += 3) {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ (1 + (at % 255));
        await openKeyStore(damaged, 'u', 'secret');
        const cut = await openKeyStore(bytes.slice(0, at), 'u', 'secret');
        assert.notEqual(cut.kind, 'opened');
      }
    }
  });
});

const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toLowerCase();
