import assert from 'node:assert/strict';
import {
  type ExpirationReport,
  expirationCsv,
  expirationJson,
  expirationMarkdown,
  expirationReport,
} from '../../../../src/core/index.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the expiration report in files', () => {
  let report: ExpirationReport;
  before(async () => {
    const files = await buildNode({
      now: NOW,
      keyAlgorithm: 'ECDSA-P256',
      edit: (made, pki) => {
        made.delete('etc/kubernetes/pki/apiserver.crt');
        pki.replaceCertificate('etc/kubernetes/scheduler.conf', {
          notBefore: days(NOW, -400),
          notAfter: days(NOW, -3),
        });
        pki.replaceCertificate('etc/kubernetes/pki/etcd/peer.crt', {
          subject: { commonName: '=HYPERLINK("http://a")|<b>,\u202e' },
        });
      },
    });
    report = expirationReport((await inspectFiles(files, NOW)).report, { warningDays: 30, caWarningDays: 365 });
  });

  it('are Markdown with kubeadm’s columns, its words, and the command of each row', () => {
    const text = expirationMarkdown(report);
    assert.match(
      text,
      /^\| CERTIFICATE \| EXPIRES \| RESIDUAL TIME \| CERTIFICATE AUTHORITY \| EXTERNALLY MANAGED \| STATUS \| FILE \| RENEW \|$/m,
    );
    assert.match(text, /^\| CERTIFICATE AUTHORITY \| EXPIRES \| RESIDUAL TIME \| EXTERNALLY MANAGED \|/m);
    assert.match(
      text,
      /^\| scheduler\.conf \| May 29, 2026 12&#58;00 UTC \| &#60;invalid&#62; \| ca \| no \| expired \|/m,
    );
    assert.match(text, /^\| !MISSING! apiserver \| {2}\| {2}\| ca \| {2}\| missing \|/m);
    assert.match(text, /<code>kubeadm certs renew admin\.conf &#38;&#38; kubectl [^<]*<\/code>/);
    assert.doesNotMatch(text, /<b>|\u202e/);
  });

  it('are CSV whose rows are all as long as the head, with nothing to compute or hide', () => {
    const rows = expirationCsv(report).split('\r\n');
    assert.equal(rows.pop(), '');
    assert.equal(rows[0], HEAD);
    assert.equal(rows.length, 1 + report.certificates.length + report.authorities.length);
    const peer = rows.find((row) => row.startsWith('etcd-peer,')) ?? '';
    assert.ok(peer.includes(`"'=HYPERLINK(""http://a"")|<b>,\\u{202e}"`), peer);
    assert.match(
      rows.find((row) => row.startsWith('scheduler.conf,')) ?? '',
      /,2026-05-29T12:00:00Z,<invalid>,ca,no,no,expired,/,
    );
  });

  it('are JSON with the members of kubeadm’s CertificateExpirationInfo', () => {
    const { certificates, certificateAuthorities, now } = expirationJson(report);
    assert.equal(now, '2026-06-01T12:00:00Z');
    const scheduler = certificates.find(({ name }) => name === 'scheduler.conf');
    assert.deepEqual(
      [scheduler?.expirationDate, scheduler?.residualTime, scheduler?.caName, scheduler?.externallyManaged],
      ['2026-05-29T12:00:00Z', -259_200, 'ca', false],
    );
    assert.equal(certificates.find(({ name }) => name === 'apiserver')?.missing, true);
    assert.equal(certificateAuthorities.find(({ name }) => name === 'etcd-ca')?.caName, null);
    assert.doesNotMatch(JSON.stringify({ certificates }), /undefined/);
  });
});

const HEAD =
  'CERTIFICATE,EXPIRES,RESIDUAL TIME,CERTIFICATE AUTHORITY,EXTERNALLY MANAGED,IS CA,STATUS,NODE,FILE,SUBJECT,SERIAL NUMBER,RENEW';
