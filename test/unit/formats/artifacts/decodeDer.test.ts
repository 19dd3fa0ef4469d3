import assert from 'node:assert/strict';
import { decodeDer } from '../../../../src/core/formats/artifacts/decodePemText.ts';
import { sniffDer } from '../../../../src/core/formats/sniff.ts';
import { authoritySpec, certificateRequest, issue } from '../../../support/certificates.ts';
import * as der from '../../../support/der.ts';
import * as keys from '../../../support/keyPair.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');
const SPAN = { start: 0, end: 9 };

const exported = (key: keys.KeyPair, type: 'pkcs1' | 'sec1' | 'pkcs8') =>
  Uint8Array.from(key.privateKey.export({ type, format: 'der' }) as Buffer);

describe('x509/decodeDer', () => {
  it('distinguishes structures', async () => {
    const rsa = await keys.key('der-rsa', 'RSA-2048');
    const ec = await keys.key('der-ec');
    const spec = authoritySpec('kubernetes', ec, FROM, TO);
    const request = certificateRequest({ subject: { commonName: 'x' }, key: ec });
    const encrypted = ec.privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' });
    const cases: readonly (readonly [string | undefined, Uint8Array])[] = [
      ['CERTIFICATE', issue(spec).der],
      ['CERTIFICATE', issue({ ...spec, version: 1 }).der],
      ['CERTIFICATE REQUEST', request.der],
      ['PUBLIC KEY', ec.spki],
      ['RSA PUBLIC KEY', Uint8Array.from(rsa.publicKey.export({ type: 'pkcs1', format: 'der' }))],
      ['PRIVATE KEY', exported(ec, 'pkcs8')],
      ['EC PRIVATE KEY', exported(ec, 'sec1')],
      ['RSA PRIVATE KEY', exported(rsa, 'pkcs1')],
      ['ENCRYPTED PRIVATE KEY', Uint8Array.from(encrypted)],
      ['PKCS#12', der.sequence(der.integer(3n), der.sequence(), der.sequence())],
      ['PKCS#12', Uint8Array.of(0x30, 0x80, 0x02, 0x01, 0x03)],
      ['PKCS7', der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0))],
      ['JKS', Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0)],
      [undefined, new Uint8Array()],
      [undefined, der.sequence()],
      [undefined, der.sequence(der.integer(1n))],
      [undefined, Uint8Array.of(0x30, 0x82)],
      [undefined, Uint8Array.from(Buffer.from('0 plain text'))],
    ];
    for (const [label, bytes] of cases) assert.equal(sniffDer(bytes), label);
  });

  it('decodes with the hop that led there', async () => {
    const { der: bytes } = issue(authoritySpec('kubernetes', await keys.key('der-ec'), FROM, TO));
    const { artifacts, problems } = await decodeDer(bytes, 'u', [{ kind: 'base64' }], SPAN);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      artifacts.map(({ kind, origin }) => [kind, origin]),
      [['certificate', { uri: 'u', span: SPAN, trail: [{ kind: 'base64' }, { kind: 'der' }] }]],
    );
  });

  it('leaves the bytes it was given as they are', async () => {
    const bytes = exported(await keys.key('der-ec'), 'pkcs8');
    const copy = bytes.slice();
    const { artifacts } = await decodeDer(bytes, 'u', [], SPAN);
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['privateKey'],
    );
    assert.deepEqual(bytes, copy);
  });

  it('reports trailing bytes and knows nothing of other content', async () => {
    const { der: bytes } = issue(authoritySpec('kubernetes', await keys.key('der-ec'), FROM, TO));
    const { artifacts, problems } = await decodeDer(Uint8Array.of(...bytes, 10), 'u', [], SPAN);
    assert.deepEqual([artifacts, problems.map(({ code, span }) => [code, span])], [[], [['pem-bad-der', SPAN]]]);
    assert.deepEqual(await decodeDer(Uint8Array.of(1, 2), 'u', [], SPAN), { artifacts: [], problems: [] });
  });
});
