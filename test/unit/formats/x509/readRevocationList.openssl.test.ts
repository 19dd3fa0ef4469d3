import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import { readRevocationList } from '../../../../src/core/formats/x509/readRevocationList.ts';
import { describeRevocationList } from '../../../../src/core/presentation/describe/describeRevocationList.ts';
import { keyFile, openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';
import { rendered } from '../../../support/rendered.ts';

const CONFIGURATION = `
[ca]
default_ca=own
[own]
database=index.txt
default_md=sha256
crlnumber=number
default_crl_days=30
crl_extensions=extensions
[extensions]
authorityKeyIdentifier=keyid:always
`;

describe('x509/readRevocationList', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  it('lists what is revoked, when and why, as openssl wrote it', () => {
    writeFileSync(join(folder, 'ca.cnf'), CONFIGURATION);
    const revoked = (time: string, serial: string) => `R\t300101000000Z\t${time}\t${serial}\tunknown\t/CN=x\n`;
    const entries = revoked('260101000000Z,keyCompromise', '0ABC') + revoked('260102000000Z', '7F');
    writeFileSync(join(folder, 'index.txt'), entries);
    writeFileSync(join(folder, 'number'), '1F\n');
    const key = keyFile(folder, '-algorithm EC -pkeyopt ec_paramgen_curve:P-256');
    const authority = openssl(folder, ['req', '-x509', '-new', '-key', key, '-subj', '/CN=crl-ca']);
    writeFileSync(join(folder, 'ca.crt'), authority);
    const dates = ['-crl_lastupdate', '20260101000000Z', '-crl_nextupdate', '20260201000000Z'];
    const text = openssl(folder, ['ca', '-config', 'ca.cnf', '-gencrl', '-keyfile', key, '-cert', 'ca.crt', ...dates]);
    const read = readRevocationList(scanPem(text).blocks[0]?.body ?? new Uint8Array());
    assert.ok('list' in read, JSON.stringify(read));
    const { list } = read;
    assert.deepEqual(
      [...list.revoked].sort((a, b) => a.revokedAt - b.revokedAt),
      [
        { serialNumber: '0ABC', revokedAt: Date.UTC(2026, 0, 1), reason: 'keyCompromise' },
        { serialNumber: '7F', revokedAt: Date.UTC(2026, 0, 2), reason: undefined },
      ],
    );
    assert.deepEqual([list.number, list.deltaOf, list.signatureAlgorithm.name], ['1F', undefined, 'ecdsa-with-SHA256']);
    const printed = openssl(folder, ['x509', '-in', 'ca.crt', '-noout', '-ext', 'subjectKeyIdentifier']);
    assert.ok(
      printed
        .replaceAll(':', '')
        .toLowerCase()
        .includes(list.authorityKeyId ?? 'none'),
    );

    const rows = (now: number) => describeRevocationList(list, { now }).sections.flatMap((section) => section.rows);
    const next = (now: number) => rows(now).find(({ label }) => rendered(label) === 'Next update');
    assert.equal(next(Date.UTC(2026, 0, 31))?.tone, undefined);
    assert.equal(next(Date.UTC(2026, 1, 2))?.tone, 'bad');
    assert.ok(rows(0).some(({ value }) => rendered(value) === '0ABC (keyCompromise)'));
    const few = describeRevocationList(list, { maxShown: 1 }).sections.flatMap((section) => section.rows);
    assert.equal(rendered(few.at(-1)?.value), '1 more');
  });
});
