import '../../../../src/sample/reflectShim.ts';
import assert from 'node:assert/strict';
import * as peculiar from '@peculiar/x509';
import { toHex } from '../../../../src/core/formats/der/bytes.ts';
import { parseCertificate } from '../../../../src/core/formats/x509/parseCertificate.ts';
import { signedPartsOf } from '../../../../src/core/formats/x509/signedParts.ts';
import { recordedCertificates } from '../../../openssl/recordings.ts';

describe('x509/parseCertificate compared with @peculiar/x509', () => {
  // The library throws for the whole certificate where one extension is malformed.
  for (const { name, der } of recordedCertificates().filter(({ name }) => !name.startsWith('malformed'))) {
    it(`agrees on ${name}`, () => {
      const ours = parseCertificate(der);
      const theirs = new peculiar.X509Certificate(Uint8Array.from(der));
      assert.equal(ours.notBefore, theirs.notBefore.getTime());
      assert.equal(ours.notAfter, theirs.notAfter.getTime());
      assert.deepEqual(ours.publicKey.spki, new Uint8Array(theirs.publicKey.rawData));
      assert.deepEqual(signedPartsOf(ours).signature, new Uint8Array(theirs.signature));
      assert.deepEqual(
        ours.extensions.map(({ oid, critical, value }) => [oid, critical, toHex(value)]),
        Array.from(theirs.extensions, ({ type, critical, value }) => [type, critical, toHex(new Uint8Array(value))]),
      );
      assert.equal(
        ours.subject.attributes.length,
        theirs.subjectName.toJSON().flatMap((rdn) => Object.values(rdn).flat()).length,
      );
      const names = theirs.getExtension(peculiar.SubjectAlternativeNameExtension)?.names.items ?? [];
      const textual = ['dns', 'email'];
      assert.deepEqual(
        (ours.subjectAltNames ?? []).flatMap((name) =>
          textual.includes(name.kind) && 'value' in name ? name.value : [],
        ),
        names.flatMap(({ type, value }) => (textual.includes(type) ? value : [])),
      );
      const limit = theirs.getExtension(peculiar.BasicConstraintsExtension);
      assert.deepEqual([ours.basicConstraints?.ca, ours.basicConstraints?.pathLength], [limit?.ca, limit?.pathLength]);
    });
  }
});
