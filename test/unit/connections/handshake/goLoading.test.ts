import assert from 'node:assert/strict';
import {
  type Loading,
  loadBundle,
  loadKeyPair,
  loadTokenKeys,
} from '../../../../src/core/connections/handshake/goLoading.ts';
import { fileSource } from '../../../differential/x509/fileSource.ts';
import { certificateRequest, issue } from '../../../support/certificates.ts';
import { key, pkcs8Pem, privateKeyPem, publicKeyPem, rsaPublicKeyPem } from '../../../support/keyPair.ts';
import { pem, pemBytes } from '../../../support/pem.ts';

const source = (text: string) => fileSource('file', new TextEncoder().encode(text));

const textOf = (loading: Loading) => (loading.kind === 'failed' ? loading.error.text : loading.kind);

const EC_PARAMETERS = pem('EC PARAMETERS', Uint8Array.of(6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7));

async function certificate(): Promise<string> {
  const [notBefore, notAfter] = [new Date('2025-01-01'), new Date('2035-01-01')];
  return issue({ subject: { commonName: 'a' }, key: await key('a'), notBefore, notAfter }).pem;
}

describe('handshake/goLoading', () => {
  it('takes every block of a bundle of etcd for a certificate', async () => {
    const request = certificateRequest({ subject: { commonName: 'a' }, key: await key('a') }).pem;
    const shown = await certificate();
    const relabeled = pem('X509 CRL', pemBytes(shown));
    for (const [text, expected] of [
      [shown + privateKeyPem(await key('a')), 'x509: malformed tbs certificate'],
      [EC_PARAMETERS, 'x509: malformed certificate'],
      [publicKeyPem(await key('a')), 'x509: malformed serial number'],
      [request, "x509: inner and outer signature algorithm identifiers don't match"],
      [relabeled, 'loaded'],
      ['', 'loaded'],
    ] as const) {
      assert.equal(textOf(loadBundle(await source(text), 'etcd')), expected, text.slice(0, 40));
    }
  });

  it('verifies nobody by an empty CA file of a kubeconfig, and rejects one with other text', async () => {
    assert.equal(textOf(loadBundle(await source(''), 'client-go')), 'loaded');
    assert.match(textOf(loadBundle(await source('text'), 'client-go')), /unable to parse bytes as PEM block$/);
  });

  it('reads a key by its content, whatever kind of private key the label names', async () => {
    const shown = await source(await certificate());
    const relabeled = await source(pem('OPENSSH PRIVATE KEY', pemBytes(privateKeyPem(await key('a')))));
    assert.equal(textOf(loadKeyPair(shown, relabeled)), 'loaded');
  });

  it('looks for keys that verify tokens', async () => {
    const NONE = 'data does not contain any valid RSA or ECDSA public keys';
    const [ec, rsa, edwards] = [await key('a'), await key('b', 'RSA-1024'), await key('c', 'Ed25519')];
    for (const [text, expected] of [
      [publicKeyPem(ec), 'loaded'],
      [EC_PARAMETERS + privateKeyPem(ec), 'loaded'],
      [pkcs8Pem(rsa), 'loaded'],
      [await certificate(), 'loaded'],
      [publicKeyPem(edwards) + publicKeyPem(rsa), 'loaded'],
      // Only the key of an RSA is looked for in PKCS#8.
      [pkcs8Pem(ec), NONE],
      [rsaPublicKeyPem(rsa), NONE],
      [publicKeyPem(edwards), NONE],
      ['', NONE],
      ['text', NONE],
      [pem('ANYTHING', pemBytes(publicKeyPem(ec))), 'unknown'],
    ] as const) {
      assert.equal(textOf(loadTokenKeys(await source(text))), expected, text.slice(0, 40));
    }
  });
});
