import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDer } from '../../../../src/core/formats/artifacts/decodePemText.ts';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import { readCertificateRequest } from '../../../../src/core/formats/x509/readCertificateRequest.ts';
import { readRevocationList } from '../../../../src/core/formats/x509/readRevocationList.ts';
import { keyFile, openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';

const EC = '-algorithm EC -pkeyopt ec_paramgen_curve:P-256';

const CA = `
[ca]
default_ca=own
[own]
database=index.txt
default_md=sha256
crlnumber=number
default_crl_days=30
`;

describe('x509 compared with openssl', () => {
  const folder = temporaryFolder();
  const body = (text: string) => scanPem(text).blocks[0]?.body ?? new Uint8Array();
  after(() => rmSync(folder, { recursive: true }));

  it('reads a revocation list, by its label and by its shape', async () => {
    writeFileSync(join(folder, 'ca.cnf'), CA);
    const revoked = (serial: string) => `R\t300101000000Z\t260101000000Z\t${serial}\tunknown\t/CN=x\n`;
    writeFileSync(join(folder, 'index.txt'), revoked('01') + revoked('02'));
    writeFileSync(join(folder, 'number'), '01\n');
    const key = keyFile(folder, EC);
    writeFileSync(
      join(folder, 'ca.crt'),
      openssl(folder, ['req', '-x509', '-new', '-key', key, '-subj', '/CN=crl-ca']),
    );
    const signer = ['-keyfile', key, '-cert', 'ca.crt'];
    const dates = ['-crl_lastupdate', '20260101000000Z', '-crl_nextupdate', '20260201000000Z'];
    const der = body(openssl(folder, ['ca', '-config', 'ca.cnf', '-gencrl', ...signer, ...dates]));
    const read = readRevocationList(der);
    assert.ok('list' in read, JSON.stringify(read));
    assert.equal(read.list.revokedCount, 2);
    assert.equal(read.list.issuer.attributes[0]?.value, 'crl-ca');
    assert.equal(read.list.thisUpdate, Date.UTC(2026, 0, 1));
    assert.equal(read.list.nextUpdate, Date.UTC(2026, 1, 1));
    const { artifacts } = await decodeDer(der, 'u', [], { start: 0, end: 0 });
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['revocationList'],
    );
    assert.deepEqual(readRevocationList(der.slice(0, -1)), { error: 'x509: malformed crl' });
  });

  it('reads the names and usages a request asks for', async () => {
    const text = openssl(folder, [
      ...['req', '-new', '-key', keyFile(folder, EC), '-subj', '/O=system:nodes/CN=system:node:n1'],
      ...['-addext', 'subjectAltName=DNS:n1,IP:10.0.0.7', '-addext', 'keyUsage=digitalSignature'],
      ...['-addext', 'extendedKeyUsage=serverAuth'],
    ]);
    const read = await readCertificateRequest(body(text));
    assert.ok('request' in read, JSON.stringify(read));
    const { subject, subjectAltNames, keyUsage, extendedKeyUsage, publicKey } = read.request;
    assert.deepEqual(
      subject.attributes.map(({ value }) => value),
      ['system:nodes', 'system:node:n1'],
    );
    assert.deepEqual(
      subjectAltNames?.map(({ kind }) => kind),
      ['dns', 'ip'],
    );
    assert.deepEqual([keyUsage, extendedKeyUsage, publicKey.curve], [['digitalSignature'], ['serverAuth'], 'P-256']);
  });

  it('reads a key store as what it is', async () => {
    const key = keyFile(folder, EC);
    writeFileSync(join(folder, 'leaf.crt'), openssl(folder, ['req', '-x509', '-new', '-key', key, '-subj', '/CN=x']));
    openssl(folder, ['pkcs12', '-export', '-in', 'leaf.crt', '-inkey', key, '-passout', 'pass:x', '-out', 'store.p12']);
    const store = Buffer.from(openssl(folder, ['base64', '-in', 'store.p12']), 'base64');
    const { artifacts } = await decodeDer(Uint8Array.from(store), 'u', [], { start: 0, end: 0 });
    assert.deepEqual(
      artifacts.map((artifact) => artifact.kind === 'container' && artifact.container.format),
      ['PKCS#12'],
    );
  });
});
