import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeAt, detailsPage } from '../../../../src/core/index.ts';
import { keyFile, openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const CONFIGURATION = '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=30\n';
const NOW = new Date('2026-06-01T12:00:00Z');

describe('describeAt in a CRL', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  /** A CA, and a leaf of it with the serial number. */
  function issue(authority: string, leaf: string, serial: string): Readonly<Record<string, string>> {
    const key = keyFile(folder, '-algorithm EC -pkeyopt ec_paramgen_curve:P-256');
    const ca = openssl(folder, ['req', '-x509', '-new', '-key', key, '-subj', `/CN=${authority}`]);
    writeFileSync(join(folder, `${authority}.crt`), ca);
    writeFileSync(join(folder, 'leaf.csr'), openssl(folder, ['req', '-new', '-key', key, '-subj', `/CN=${leaf}`]));
    const signer = ['-CA', `${authority}.crt`, '-CAkey', key, '-set_serial', serial];
    const signed = openssl(folder, ['x509', '-req', '-in', 'leaf.csr', ...signer]);
    writeFileSync(join(folder, 'ca.cnf'), CONFIGURATION);
    writeFileSync(join(folder, 'index.txt'), 'R\t300101000000Z\t260101000000Z\t0ABC\tunknown\t/CN=x\n');
    const signing = ['-keyfile', key, '-cert', `${authority}.crt`];
    const crl = openssl(folder, ['ca', '-config', 'ca.cnf', '-gencrl', ...signing]);
    return { [`${authority}.crt`]: ca, [`${leaf}.crt`]: signed, [`${authority}.crl`]: crl };
  }

  it('names what it revokes by serial number and issuer', async () => {
    const files = { ...issue('one', 'revoked', '0x0ABC'), ...issue('two', 'other', '0x0ABD') };
    const { report } = await inspectFiles(files, NOW);
    const rows = (name: string) => {
      const place = rendered(describeAt(report, `${FOLDER_URI}/${name}`, 5, { warningDays: 30, caWarningDays: 365 }));
      return place?.description.sections.find(({ heading }) => heading === 'Revoked serial numbers')?.rows;
    };
    assert.deepEqual(
      rows('one.crl')?.map(({ value, target }) => [value, target?.uri]),
      [['0ABC, certificate "revoked" (revoked.crt)', `${FOLDER_URI}/revoked.crt`]],
    );
    assert.deepEqual(
      rows('two.crl')?.map(({ value, target }) => [value, target?.uri]),
      [['0ABC', undefined]],
    );
    const page = (name: string) =>
      detailsPage(report, { uri: `${FOLDER_URI}/${name}` }, { warningDays: 30, caWarningDays: 365 })?.page.shown;
    assert.match(page('one.crl')?.text ?? '', /^Revocation list of "one":/);
    assert.equal(page('one.crl')?.isOwnText, true);
    assert.match(page('one.crt')?.text ?? '', /^Certificate:/);
    assert.equal(page('one.crt')?.isOwnText, undefined);
  });
});
