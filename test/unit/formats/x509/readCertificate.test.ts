import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { attempt } from '../../../../src/core/formats/der/derCursor.ts';
import { opensslText } from '../../../../src/core/formats/openssl/opensslText.ts';
import { parseCertificate } from '../../../../src/core/formats/x509/parseCertificate.ts';
import { readCertificate } from '../../../../src/core/formats/x509/readCertificate.ts';
import type { Certificate } from '../../../../src/core/model/artifacts/certificate.ts';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { authoritySpec, type CertificateSpec, issue } from '../../../support/certificates.ts';
import { key as keyPair } from '../../../support/keyPair.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2055-01-01T00:00:00Z');

async function made(more: Partial<CertificateSpec> = {}): Promise<Uint8Array> {
  const authority = issue(authoritySpec('kubernetes', await keyPair('authority'), FROM, TO));
  const spec: CertificateSpec = {
    subject: { commonName: 'leaf', organizations: ['a', 'b'] },
    key: await keyPair('leaf'),
    issuer: authority,
    notBefore: FROM,
    notAfter: TO,
    ca: false,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth', '1.2.3'],
    sans: ['dns:a.example', 'ip:10.0.0.1', 'ip:fd00::1'],
    subjectKeyId: true,
    authorityKeyId: true,
    ...more,
  };
  return issue(spec).der;
}

async function certificateOf(der: Uint8Array): Promise<Certificate> {
  const read = await readCertificate(der);
  assert.ok('certificate' in read, JSON.stringify(read));
  return read.certificate;
}

const hash = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

describe('x509/readCertificate', () => {
  it('fills every field', async () => {
    const der = await made({ serial: 0x1234n });
    const read = await certificateOf(der);
    assert.deepEqual(read.der, der);
    assert.equal(read.version, 3);
    assert.equal(read.serialNumber, '1234');
    assert.deepEqual(read.signatureAlgorithm, { oid: '1.2.840.10045.4.3.2', name: 'ecdsa-with-SHA256' });
    assert.deepEqual(
      read.subject.attributes.map(({ type, value, rdn }) => `${type}=${contentOf(value)} ${rdn}`),
      ['O=a 0', 'O=b 0', 'CN=leaf 1'],
    );
    assert.deepEqual([read.notBefore, read.notAfter], [FROM.getTime(), TO.getTime()]);
    assert.deepEqual(read.keyUsage, ['digitalSignature', 'keyEncipherment']);
    assert.deepEqual(read.extendedKeyUsage, ['serverAuth', '1.2.3']);
    assert.deepEqual(read.basicConstraints, { ca: false });
    assert.deepEqual(
      read.subjectAltNames?.map((name) =>
        'value' in name ? `${name.kind} ${name.kind === 'ip' ? name.value : contentOf(name.value)}` : name.kind,
      ),
      ['dns a.example', 'ip 10.0.0.1', 'ip fd00::1'],
    );
    const { keyId, spki } = await keyPair('leaf');
    assert.equal(read.subjectKeyId, Buffer.from(keyId).toString('hex'));
    assert.equal(read.authorityKeyId, Buffer.from((await keyPair('authority')).keyId).toString('hex'));
    assert.equal(read.sha256, hash('sha256', der));
    assert.equal(read.sha1, hash('sha1', der));
    assert.deepEqual(read.publicKey, { algorithm: 'EC', bits: 256, curve: 'P-256', spki, id: hash('sha256', spki) });
  });

  it('gives the same object for the same content, and equal keys for equal names', async () => {
    const der = await made();
    const read = await certificateOf(der);
    assert.equal(await certificateOf(der.slice()), read);
    const other = await certificateOf(await made());
    assert.notEqual(other, read);
    assert.equal(other.issuer.key, read.issuer.key);
    assert.notEqual(other.subject.key, read.issuer.key);
  });

  it('does not change when the bytes it came from do', async () => {
    const der = await made();
    const copy = der.slice();
    const read = await certificateOf(copy);
    copy.fill(0);
    assert.deepEqual(read.der, der);
  });

  it('leaves fields of absent extensions out', async () => {
    const read = await certificateOf(await made({ version: 1 }));
    assert.equal(read.version, 1);
    assert.deepEqual(read.extensions, []);
    for (const field of ['keyUsage', 'subjectAltNames', 'basicConstraints', 'subjectKeyId'] as const) {
      assert.equal(read[field], undefined);
    }
  });

  it('shows a negative serial', async () => {
    assert.equal((await certificateOf(await made({ serial: -5n }))).serialNumber, '-05');
  });

  it('refuses trailing bytes and other structures in words of Go', async () => {
    const der = await made();
    assert.deepEqual(await readCertificate(Uint8Array.of(...der, 0)), { error: 'x509: trailing data' });
    assert.deepEqual(await readCertificate(der.slice(0, -1)), { error: 'x509: malformed certificate' });
    assert.deepEqual(await readCertificate(new Uint8Array()), { error: 'x509: malformed certificate' });
    const { spki } = await keyPair('leaf');
    assert.deepEqual(await readCertificate(spki), { error: 'x509: malformed serial number' });
  });

  it('is cut short at every octet without a crash', async () => {
    const der = await made();
    for (let length = 0; length < der.length; length++) {
      const parsed = attempt(() => parseCertificate(der.slice(0, length)));
      assert.ok(
        'error' in parsed && parsed.error.startsWith('x509: malformed'),
        `${length}: ${JSON.stringify(parsed)}`,
      );
    }
  });

  it('survives 2,000 flipped octets, and so does its text', async () => {
    const der = await made({ nameConstraints: { permitted: ['dns:a', 'ip:10.0.0.0/8'] } });
    let state = 42;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    for (let round = 0; round < 2000; round++) {
      const flipped = der.slice();
      const at = random(der.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 + random(255));
      const parsed = attempt(() => parseCertificate(flipped));
      if ('error' in parsed) {
        assert.notEqual(parsed.error, 'x509: decoder failure', `octet ${at}`);
      } else {
        const publicKey = { ...parsed.value.publicKey, id: '' };
        assert.ok(opensslText({ ...parsed.value, publicKey, sha256: '', sha1: '' }).startsWith('Certificate:\n'));
      }
    }
  });
});
