import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opensslRequestText, opensslText } from '../../../../src/core/formats/openssl/opensslText.ts';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import { readCertificate } from '../../../../src/core/formats/x509/readCertificate.ts';
import { readCertificateRequest } from '../../../../src/core/formats/x509/readCertificateRequest.ts';
import { keyFile, makeCertificate, openssl, temporaryFolder } from './makeWithOpenssl.ts';
import { OPENSSL_CASES } from './opensslCases.ts';

describe('x509/opensslText beside openssl', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  for (const made of OPENSSL_CASES) {
    it(`lays out as openssl does: ${made.name}`, async () => {
      const pem = makeCertificate(folder, made);
      writeFileSync(join(folder, 'case.pem'), pem);
      const expected = openssl(folder, ['x509', '-in', 'case.pem', '-text', '-noout']);
      const body = scanPem(pem).blocks[0]?.body;
      assert.ok(body);
      const read = await readCertificate(body);
      assert.ok('certificate' in read, JSON.stringify(read));
      assert.equal(opensslText(read.certificate), expected);
    });
  }
});

const ATTRIBUTES = '[more]\nchallengePassword=four\nunstructuredName=some name\n';

describe('x509/opensslRequestText beside openssl', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  const cases = [
    {
      name: 'alternative names',
      more: ['-addext', 'subjectAltName=DNS:a,IP:fd00::1', '-addext', 'keyUsage=digitalSignature'],
    },
    { name: 'no attributes', more: ['-config', 'plain.cnf'] },
    { name: 'a challenge password', more: ['-config', 'challenge.cnf'] },
    { name: 'RSA-PSS', kind: '-algorithm RSA-PSS', more: ['-addext', 'extendedKeyUsage=clientAuth'] },
  ];
  for (const { name, kind = '-algorithm EC -pkeyopt ec_paramgen_curve:P-256', more } of cases) {
    it(`lays out as openssl does: ${name}`, async () => {
      const plain = '[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=c\n';
      writeFileSync(join(folder, 'plain.cnf'), plain);
      writeFileSync(
        join(folder, 'challenge.cnf'),
        plain.replace('prompt=no', 'prompt=no\nattributes=more') + ATTRIBUTES,
      );
      const request = openssl(folder, ['req', '-new', '-key', keyFile(folder, kind), '-subj', '/O=o/CN=c', ...more]);
      writeFileSync(join(folder, 'case.csr'), request);
      const body = scanPem(request).blocks[0]?.body;
      assert.ok(body);
      const read = await readCertificateRequest(body);
      assert.ok('request' in read, JSON.stringify(read));
      assert.equal(opensslRequestText(read.request), openssl(folder, ['req', '-in', 'case.csr', '-text', '-noout']));
    });
  }
});
