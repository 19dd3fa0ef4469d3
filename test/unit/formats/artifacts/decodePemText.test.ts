import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { decodePemText } from '../../../../src/core/formats/artifacts/decodePemText.ts';
import type { Artifact } from '../../../../src/core/model/artifacts/artifact.ts';
import { authoritySpec, type CertificateSpec, certificateRequest, issue } from '../../../support/certificates.ts';
import * as der from '../../../support/der.ts';
import * as keys from '../../../support/keyPair.ts';
import { pem } from '../../../support/pem.ts';
import { slotsOf, valuesIn } from '../../../support/textData.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');

async function authority(more: Partial<CertificateSpec> = {}) {
  return issue({ ...authoritySpec('kubernetes', await keys.key('pem-authority'), FROM, TO), ...more });
}

const kinds = (artifacts: readonly Artifact[]) => artifacts.map(({ kind }) => kind);
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('x509/decodePemText', () => {
  it('gives each block its artifact, span and trail', async () => {
    const { pem: certificate } = await authority();
    const key = keys.privateKeyPem(await keys.key('pem-authority'));
    const text = `note\n${certificate}${key}`;
    const { artifacts, problems } = await decodePemText(text, 'file:///a', { trail: [{ kind: 'base64' }] });
    assert.deepEqual(problems, []);
    assert.deepEqual(kinds(artifacts), ['certificate', 'privateKey']);
    const [first, second] = artifacts;
    assert.ok(first?.kind === 'certificate' && second?.kind === 'privateKey');
    assert.equal(text.slice(first.origin.span.start, first.origin.span.end), certificate.trimEnd());
    assert.deepEqual(second.origin.trail, [{ kind: 'base64' }, { kind: 'pem', index: 1, label: 'EC PRIVATE KEY' }]);
    assert.equal(second.origin.uri, 'file:///a');
    assert.equal(second.origin.hiddenFromGo, undefined);
    assert.equal(first.certificate.publicKey.id, second.key.publicKey?.id, 'certificate and key belong together');
  });

  it('knows every label', async () => {
    const { der: certificate } = await authority();
    const pair = await keys.key('pem-rsa', 'RSA-2048');
    const request = certificateRequest({ subject: { commonName: 'x' }, key: pair, sans: ['dns:a'] });
    const cases = [
      [pem('CERTIFICATE', certificate), 'certificate'],
      [pem('X509 CERTIFICATE', certificate), 'certificate'],
      [pem('TRUSTED CERTIFICATE', Uint8Array.of(...certificate, 0x30, 0)), 'certificate'],
      [request.pem, 'certificateRequest'],
      [pem('NEW CERTIFICATE REQUEST', request.der), 'certificateRequest'],
      [keys.privateKeyPem(pair), 'privateKey'],
      [keys.pkcs8Pem(pair), 'privateKey'],
      [keys.encryptedPkcs8Pem(pair, 'x'), 'privateKey'],
      [keys.publicKeyPem(pair), 'publicKey'],
      [keys.rsaPublicKeyPem(pair), 'publicKey'],
      [pem('EC PARAMETERS', der.oid('1.2.840.10045.3.1.7')), 'other'],
      [pem('DH PARAMETERS', der.sequence()), 'other'],
      [pem('PKCS7', der.sequence()), 'container'],
      [pem('SOMETHING ELSE', Uint8Array.of(1)), 'other'],
    ] as const;
    for (const [text, kind] of cases) assert.deepEqual(kinds((await decodePemText(text, 'u')).artifacts), [kind], text);
  });

  it('gives both forms of a public key the same id', async () => {
    const pair = await keys.key('pem-rsa', 'RSA-2048');
    const { artifacts } = await decodePemText(keys.publicKeyPem(pair) + keys.rsaPublicKeyPem(pair), 'u');
    const [first, second] = artifacts.flatMap((artifact) => (artifact.kind === 'publicKey' ? artifact.key.id : []));
    assert.ok(first !== undefined && first === second);
  });

  it('moves spans by the given offset', async () => {
    const { pem: text } = await authority();
    const bad = text + pem('CERTIFICATE', Uint8Array.of(1, 2, 3));
    const starts = async (options: Parameters<typeof decodePemText>[2]) => {
      const { artifacts, problems } = await decodePemText(bad, 'u', options);
      return [artifacts[0]?.origin.span.start, problems[0]?.span.start];
    };
    assert.deepEqual(await starts({}), [0, text.length]);
    assert.deepEqual(await starts({ baseOffset: 10 }), [10, text.length + 10]);
    assert.deepEqual(await starts({ span: { start: 3, end: 4 } }), [3, 3]);
    assert.deepEqual(await starts({ mapSpan: (start, end) => ({ start: start * 2, end }) }), [0, text.length * 2]);
  });

  it('marks what Go does not see', async () => {
    const { pem: text } = await authority();
    const { artifacts, problems } = await decodePemText(`\ufeff${text}${text}`, 'u');
    assert.deepEqual(
      artifacts.map(({ origin }) => origin.hiddenFromGo),
      [true, undefined],
    );
    assert.deepEqual(codes(problems), ['pem-bom']);
  });

  it('reports a structure that is none, with the words of Go, and reads on', async () => {
    const { der: bytes, pem: good } = await authority();
    const bad = pem('CERTIFICATE', Uint8Array.of(...bytes, 0));
    const { artifacts, problems } = await decodePemText(bad + good, 'u');
    assert.deepEqual(kinds(artifacts), ['certificate']);
    assert.deepEqual(codes(problems), ['pem-bad-der']);
    assert.deepEqual(valuesIn(problems[0]?.message ?? ''), ['x509: trailing data']);
    assert.deepEqual(problems[0]?.span, { start: 0, end: bad.trimEnd().length });
  });

  it('reports every label whose content is damaged, in the words of Go where they are known', async () => {
    for (const [label, slots] of [
      ['CERTIFICATE', { error: 'x509: malformed tbs certificate' }],
      ['X509 CRL', { error: 'x509: malformed tbs crl' }],
      ['CERTIFICATE REQUEST', { detail: 'x509: malformed certification request info' }],
      ['PUBLIC KEY', { detail: 'x509: malformed public key algorithm identifier' }],
      ['RSA PUBLIC KEY', { detail: 'x509: invalid RSA modulus' }],
      ['PRIVATE KEY', { detail: 'not a private key structure' }],
      ['OPENSSH PRIVATE KEY', { detail: 'not an OpenSSH private key' }],
    ] as const) {
      const { artifacts, problems } = await decodePemText(pem(label, Uint8Array.of(0x30, 0)), 'u');
      assert.deepEqual([kinds(artifacts), codes(problems)], [[], ['pem-bad-der']], label);
      assert.deepEqual(problems[0] && slotsOf(problems[0].message), slots, label);
    }
  });

  it('reports what is damaged in the algorithm of a key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const bytes = Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' }));
    const curve = bytes.indexOf(0x06, bytes.indexOf(0x06) + 1);
    bytes[curve + 1] = 0x7f;
    const { problems } = await decodePemText(pem('PRIVATE KEY', bytes), 'u');
    assert.deepEqual(problems[0] && slotsOf(problems[0].message), { detail: 'malformed algorithm identifier' });
  });

  it('shows what Go refuses, and says why', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    const explicit = generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' });
    const spki = { type: 'spki', format: 'pem' } as const;
    const oddAddress = { oid: '2.5.29.17', value: der.sequence(der.implicit(7, Uint8Array.of(1, 2, 3))) };
    const cases: readonly (readonly [string, RegExp])[] = [
      [(await authority({ serial: -1n })).pem, /x509: negative serial number/],
      [curve.publicKey.export(spki).toString(), /x509: unsupported elliptic curve/],
      [explicit.publicKey.export(spki).toString(), /x509: invalid ECDSA parameters/],
      [dsa.publicKey.export(spki).toString(), /DSA/],
      [dsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /DSA/],
      [(await authority({ sans: [], extraExtensions: [oddAddress] })).pem, /cannot parse IP address of length 3/],
      [(await authority({ extraExtensions: [oddAddress] })).pem, /duplicate extension/],
    ];
    for (const [text, why] of cases) {
      const { artifacts, problems } = await decodePemText(text, 'u');
      assert.equal(artifacts.length, 1, String(why));
      assert.deepEqual(codes(problems), ['pem-unsupported-type'], String(why));
      assert.match(problems[0]?.refusal?.text ?? '', why);
    }
  });

  it('reports a key whose label promises another structure', async () => {
    const pair = await keys.key('pem-authority');
    const { artifacts, problems } = await decodePemText(
      keys.privateKeyPem(pair).replaceAll('EC PRIVATE', 'RSA PRIVATE'),
      'u',
    );
    assert.deepEqual(kinds(artifacts), ['privateKey']);
    assert.deepEqual(codes(problems), ['pem-key-label-mismatch']);
  });
});
