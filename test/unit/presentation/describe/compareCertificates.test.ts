import assert from 'node:assert/strict';
import { readCertificate } from '../../../../src/core/formats/x509/readCertificate.ts';
import type { Certificate } from '../../../../src/core/model/artifacts/certificate.ts';
import { compareCertificates } from '../../../../src/core/presentation/describe/compareCertificates.ts';
import { authoritySpec, type CertificateSpec, issue, LEAF_SHAPE } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { rendered } from '../../../support/rendered.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const UNTIL = new Date('2027-01-01T00:00:00Z');
const LATER = new Date('2028-01-01T00:00:00Z');

async function decoded(spec: CertificateSpec): Promise<Certificate> {
  const read = await readCertificate(issue(spec).der);
  assert.ok('certificate' in read, JSON.stringify(read));
  return read.certificate;
}

async function leafSpec(more: Partial<CertificateSpec> = {}): Promise<CertificateSpec> {
  const issuer = issue(authoritySpec('kubernetes', await key('ca'), FROM, LATER));
  return {
    ...LEAF_SHAPE,
    subject: { commonName: 'kube-apiserver' },
    key: await key('apiserver'),
    issuer,
    notBefore: FROM,
    notAfter: UNTIL,
    serial: 5n,
    extendedKeyUsage: ['serverAuth'],
    sans: ['dns:kubernetes', 'ip:10.96.0.1'],
    ...more,
  };
}

function rowOf(left: Certificate, right: Certificate, label: string) {
  return rendered(compareCertificates(left, right)).rows.find((row) => row.label === label);
}

const changed = (left: Certificate, right: Certificate) =>
  rendered(compareCertificates(left, right))
    .rows.filter(({ difference }) => difference !== 'same')
    .map(({ label }) => label);

describe('compareCertificates', () => {
  it('finds nothing between a certificate and itself', async () => {
    const one = await decoded(await leafSpec());
    assert.deepEqual(changed(one, one), []);
    assert.deepEqual(rendered(compareCertificates(one, one)).verdicts, ['Both are the same certificate.']);
  });

  it('distinguishes a renewal, a new key and a regenerated CA', async () => {
    const ca = authoritySpec('kubernetes', await key('ca'), FROM, UNTIL);
    const old = await decoded(ca);
    const cases = [
      [{ ...ca, notAfter: LATER }, /^Same subject and same key: a CA renewed with its key/],
      [{ ...ca, key: await key('other ca') }, /^Same subject, different key: a CA regenerated/],
      [{ ...ca, subject: { commonName: 'etcd-ca' } }, /^Same key, different subject/],
      [
        { ...ca, subject: { commonName: 'etcd-ca' }, key: await key('other ca') },
        /^Different subject and different key/,
      ],
    ] as const;
    for (const [spec, verdict] of cases) {
      assert.match(rendered(compareCertificates(old, await decoded(spec))).verdicts[0] ?? '', verdict);
    }
    const leaf = await decoded(await leafSpec());
    const renewed = await decoded(await leafSpec({ key: await key('apiserver 2') }));
    assert.equal(
      rendered(compareCertificates(leaf, renewed)).verdicts[0],
      'Same subject, different key: renewed with a new key.',
    );
  });

  it('says which is valid longer, and that an issuer has another key', async () => {
    const leaf = await decoded(await leafSpec());
    const again = issue(authoritySpec('kubernetes', await key('other ca'), FROM, LATER));
    const other = await decoded(await leafSpec({ issuer: again, notAfter: LATER }));
    const { verdicts } = rendered(compareCertificates(leaf, other));
    assert.ok(verdicts.includes('The issuers have the same name but different keys: the authority key IDs differ.'));
    assert.ok(
      verdicts.includes(
        'The right certificate is valid longer: until 2028-01-01 00:00 UTC instead of 2027-01-01 00:00 UTC.',
      ),
    );
  });

  it('compares names as sets', async () => {
    const left = await decoded(await leafSpec());
    const turned = await decoded(await leafSpec({ sans: ['ip:10.96.0.1', 'dns:kubernetes'] }));
    assert.equal(rowOf(left, turned, 'Names')?.difference, 'same');
    const right = await decoded(await leafSpec({ sans: ['dns:kubernetes', 'dns:lb'] }));
    const row = rowOf(left, right, 'Names');
    assert.equal(row?.difference, 'different');
    assert.deepEqual(row?.members, [
      { value: 'DNS:kubernetes', side: 'both' },
      { value: 'DNS:lb', side: 'right' },
      { value: 'IP:10.96.0.1', side: 'left' },
    ]);
  });

  it('says on which side alone something is', async () => {
    const [left, right] = [await decoded(await leafSpec()), await decoded(await leafSpec({ sans: [] }))];
    assert.equal(rowOf(left, right, 'Names')?.difference, 'only left');
    assert.equal(rowOf(right, left, 'Names')?.difference, 'only right');
    assert.equal(rowOf(left, right, 'Key usage')?.difference, 'same');
  });

  it('shows extensions without a separate row, and which are critical', async () => {
    const extra = { oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) };
    const left = await decoded(await leafSpec());
    const right = await decoded(await leafSpec({ extraExtensions: [extra] }));
    const row = rowOf(left, right, '1.2.3.4');
    assert.equal(row?.difference, 'only right');
    assert.equal(row?.right, 'critical, 05 00');
    const other = await decoded(await leafSpec({ extraExtensions: [{ ...extra, critical: false }] }));
    assert.equal(rowOf(right, other, '1.2.3.4')?.difference, 'different');
  });
});
