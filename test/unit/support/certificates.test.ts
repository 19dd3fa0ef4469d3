import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import {
  authoritySpec,
  type CertificateSpec,
  certificateRequest,
  issue,
  LEAF_SHAPE,
} from '../../support/certificates.ts';
import * as der from '../../support/der.ts';
import * as keys from '../../support/keyPair.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');

async function leafSpec(algorithm: keys.KeyAlgorithm = 'ECDSA-P256'): Promise<CertificateSpec> {
  const issuer = issue(authoritySpec('kubernetes', await keys.key('test-ca', algorithm), FROM, TO));
  const subject = { commonName: 'leaf', organizations: ['a', 'b'] };
  return { ...LEAF_SHAPE, subject, key: await keys.key('test-leaf', algorithm), issuer, notBefore: FROM, notAfter: TO };
}

const contains = (whole: Uint8Array, part: Uint8Array) => Buffer.from(whole).includes(Buffer.from(part));

describe('support/certificates', () => {
  for (const algorithm of ['RSA-2048', 'ECDSA-P256', 'ECDSA-P384', 'ECDSA-P521', 'Ed25519'] as const) {
    it(`signs with ${algorithm} so that OpenSSL verifies it`, async () => {
      const spec = await leafSpec(algorithm);
      const leaf = new X509Certificate(issue(spec).pem);
      const authority = new X509Certificate(spec.issuer?.pem ?? '');
      assert.ok(leaf.verify(authority.publicKey));
      assert.ok(leaf.checkIssued(authority), 'issuer name and key identifier agree');
      assert.ok(leaf.checkPrivateKey(spec.key.privateKey));
      assert.equal(leaf.ca, false);
      assert.equal(authority.ca, true);
    });
  }

  it('signs with a wrong key on request', async () => {
    const spec = await leafSpec();
    const leaf = new X509Certificate(issue({ ...spec, signingKey: await keys.key('stranger') }).der);
    assert.equal(leaf.verify(new X509Certificate(spec.issuer?.pem ?? '').publicKey), false);
  });

  it('writes every kind of SAN', async () => {
    const sans = ['dns:a.example', 'ip:10.0.0.1', 'ip:fd00::1', 'email:a@b.c', 'uri:spiffe://x', 'dirName:y'] as const;
    const leaf = new X509Certificate(issue({ ...(await leafSpec()), sans }).der);
    const expected =
      'DNS:a.example, IP Address:10.0.0.1, IP Address:FD00:0:0:0:0:0:0:1, email:a@b.c, URI:spiffe://x, DirName:CN=y';
    assert.equal(leaf.subjectAltName, expected);
  });

  it('chooses string types as requested', async () => {
    const spec = await leafSpec();
    const printable = issue({ ...spec, subject: { commonName: 'x' } });
    const utf8 = issue({ ...spec, subject: { commonName: 'x', stringType: 'utf8' } });
    assert.ok(contains(printable.der, der.printableString('x')) && !contains(printable.der, der.utf8String('x')));
    assert.ok(contains(utf8.der, der.utf8String('x')));
  });

  it('drops every extension of version 1', async () => {
    const spec = await leafSpec();
    const old = issue({ ...spec, version: 1 });
    assert.equal(contains(old.der, der.oid('2.5.29.15')), false);
    assert.equal(new X509Certificate(old.der).serialNumber.length > 0, true);
  });

  it('goes from UTCTime to GeneralizedTime with 2050', async () => {
    const leaf = new X509Certificate(issue({ ...(await leafSpec()), notAfter: new Date('2051-02-03T04:05:06Z') }).der);
    assert.equal(leaf.validTo, 'Feb  3 04:05:06 2051 GMT');
  });

  it('keeps a given serial, also a negative one', async () => {
    const spec = await leafSpec();
    assert.equal(new X509Certificate(issue({ ...spec, serial: 0x80n }).der).serialNumber, '80');
    assert.ok(contains(issue({ ...spec, serial: -5n }).der, Uint8Array.of(0x02, 0x01, 0xfb)));
  });

  it('writes requests that hold the subject key', async () => {
    const pair = await keys.key('test-leaf');
    const request = certificateRequest({ subject: { commonName: 'r' }, key: pair, sans: ['dns:r'] });
    assert.match(request.pem, /^-----BEGIN CERTIFICATE REQUEST-----\n/);
    assert.ok(contains(request.der, pair.spki) && contains(request.der, der.oid('1.2.840.113549.1.9.14')));
  });
});

describe('support/der', () => {
  it('writes lengths of one, two and three octets', () => {
    const head = (size: number) => [...der.octetString(new Uint8Array(size)).subarray(0, 4)];
    assert.deepEqual(head(5), [4, 5, 0, 0]);
    assert.deepEqual(head(200), [4, 0x81, 200, 0]);
    assert.deepEqual(head(300), [4, 0x82, 1, 44]);
  });

  it('writes integers in their shortest form', () => {
    const bytes = (value: bigint) => [...der.integer(value).subarray(2)];
    assert.deepEqual(bytes(0n), [0]);
    assert.deepEqual(bytes(127n), [127]);
    assert.deepEqual(bytes(128n), [0, 128]);
    assert.deepEqual(bytes(-128n), [128]);
    assert.deepEqual(bytes(-129n), [255, 127]);
  });

  it('cuts the unused bits of named bits', () => {
    assert.deepEqual([...der.namedBits([0, 2])], [3, 2, 5, 0xa0]);
    assert.deepEqual([...der.namedBits([8])], [3, 3, 7, 0, 0x80]);
  });
});

describe('support/keyPair', () => {
  it('pools keys by name and algorithm', async () => {
    assert.equal(await keys.key('pooled'), await keys.key('pooled'));
    assert.notEqual(await keys.key('pooled'), await keys.key('pooled-too'));
    assert.notEqual(await keys.key('pooled'), await keys.key('pooled', 'Ed25519'));
  });

  it('writes the labels kubeadm writes, and the others', async () => {
    const rsa = await keys.key('labels', 'RSA-2048');
    const ec = await keys.key('labels', 'ECDSA-P256');
    const label = (text: string) => /^-----BEGIN (.*)-----/.exec(text)?.[1];
    assert.equal(label(keys.privateKeyPem(rsa)), 'RSA PRIVATE KEY');
    assert.equal(label(keys.privateKeyPem(ec)), 'EC PRIVATE KEY');
    assert.equal(label(keys.pkcs8Pem(ec)), 'PRIVATE KEY');
    assert.equal(label(keys.encryptedPkcs8Pem(ec, 'x')), 'ENCRYPTED PRIVATE KEY');
    assert.equal(label(keys.publicKeyPem(rsa)), 'PUBLIC KEY');
    assert.equal(label(keys.rsaPublicKeyPem(rsa)), 'RSA PUBLIC KEY');
  });

  it('computes the key identifier over the key bits alone', async () => {
    const pair = await keys.key('identified');
    const point = pair.spki.subarray(pair.spki.length - 65);
    const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from(point));
    assert.deepEqual(pair.keyId, new Uint8Array(digest));
    assert.ok(createPublicKey(createPrivateKey(keys.privateKeyPem(pair))).equals(pair.publicKey));
  });
});
