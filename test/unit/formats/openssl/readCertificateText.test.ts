import assert from 'node:assert/strict';
import { opensslText } from '../../../../src/core/formats/openssl/opensslText.ts';
import { readCertificateTexts } from '../../../../src/core/formats/openssl/readCertificateText.ts';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { key as makeKey, pkcs8Pem } from '../../../support/keyPair.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** OpenSSL 1.1.1 and 3.0 write "CN = x", 3.2 and later "CN=x". */
const text = (equals: string) => `Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number: 4660 (0x1234)
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: C${equals}DE, CN${equals}kube-ca
        Validity
            Not Before: Jun  1 02:03:04 2025 GMT
            Not After : May 31 02:03:04 2026 GMT
        Subject: O${equals}system:masters, CN${equals}kube-admin
        X509v3 extensions:
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment
            X509v3 Extended Key Usage: 
                TLS Web Client Authentication
            X509v3 Basic Constraints: critical
                CA:FALSE
            X509v3 Subject Alternative Name: 
                DNS:localhost, IP Address:10.43.0.1
    Signature Algorithm: sha256WithRSAEncryption
`;

function read(content: string) {
  return readCertificateTexts(content, 'memory://a.crt').flatMap((artifact) =>
    artifact.kind === 'certificateText' ? [{ ...artifact.certificate, span: artifact.origin.span }] : [],
  );
}

describe('the text that openssl prints of a certificate', () => {
  for (const equals of [' = ', '=']) {
    it(`is read for what it says: CN${equals}x`, () => {
      const content = text(equals);
      assert.deepEqual(read(content), [
        {
          name: 'kube-admin',
          subject: `O${equals}system:masters, CN${equals}kube-admin`,
          issuer: `C${equals}DE, CN${equals}kube-ca`,
          serialNumber: '1234',
          notBefore: Date.UTC(2025, 5, 1, 2, 3, 4),
          notAfter: Date.UTC(2026, 4, 31, 2, 3, 4),
          names: ['DNS:localhost', 'IP Address:10.43.0.1'],
          usages: ['Digital Signature', 'Key Encipherment', 'TLS Web Client Authentication'],
          isAuthority: false,
          span: { start: 0, end: content.trimEnd().length },
        },
      ]);
    });
  }

  it('says the same as the certificate, of every certificate of a node', async () => {
    const { report } = await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW);
    const certificates = [...report.files.values()].flatMap(({ artifacts }) =>
      artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? [artifact.certificate] : [])),
    );
    assert.ok(certificates.length > 15);
    for (const certificate of certificates) {
      const [found, ...others] = read(opensslText(certificate));
      assert.ok(found && others.length === 0);
      assert.equal(found.notBefore, certificate.notBefore);
      assert.equal(found.notAfter, certificate.notAfter);
      assert.equal(found.serialNumber, certificate.serialNumber);
      assert.equal(found.names.length, certificate.subjectAltNames?.length ?? 0);
      assert.equal(found.isAuthority, certificate.basicConstraints?.ca === true);
      const name = certificate.subject.attributes.find(({ type }) => type === 'CN')?.value;
      assert.equal(contentOf(found.name), contentOf(name));
    }
  });

  it('may be of several, with lines that end as on Windows', () => {
    const both = text('=') + text(' = ');
    assert.deepEqual(
      read(both).map(({ span }) => both.slice(span.start, span.start + 12)),
      ['Certificate:', 'Certificate:'],
    );
    assert.equal(read(both.replaceAll('\n', '\r\n')).length, 2);
  });

  it('is nothing where it is cut off, or another text', () => {
    assert.deepEqual(read(text('=').slice(0, 250)), []);
    assert.deepEqual(read('unable to load certificate\n'), []);
    assert.deepEqual(read(`# ${text('=')}`), []);
  });

  it('keeps no key that stands in it', async () => {
    const key = Buffer.from(pkcs8Pem(await makeKey('printed', 'Ed25519'))).toString('base64');
    const [found] = read(text('=').replace('kube-admin', key));
    assert.ok(found && !JSON.stringify(found).includes(key));
  });
});
