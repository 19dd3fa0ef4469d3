import assert from 'node:assert/strict';
import { judgeFiles, judgeNode } from '../../../support/judge.ts';

const RULE = 'validity/expiry-report-row-expired';
const FILE = 'check-expiration.txt';
const report = (
  row: string,
) => `CERTIFICATE    EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
${row}
`;
const authorities = `
CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED
ca                      Dec 28, 2025 23:36 UTC   <invalid>       no
`;

describe(RULE, () => {
  it('tells a certificate that had expired, with the command, and a CA without one', async () => {
    const row = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    const { said } = await judgeFiles(RULE, { [FILE]: report(row) + authorities });
    assert.deepEqual(
      said.map(({ message, text, finding }) => [message, text.split(' ')[0], finding.severity, finding.command]),
      [
        ['expired', 'apiserver', 'error', 'kubeadm certs renew apiserver'],
        ['expired', 'ca', 'error', undefined],
      ],
    );
    assert.match(said[0]?.finding.message ?? '', /\(2026-01-02 03:04 UTC\)/);
  });

  it('says the command of the node’s version', async () => {
    const row = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    const { said } = await judgeNode(RULE, (node) => {
      node.put(`etc/kubernetes/${FILE}`, report(row));
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.18.20'),
      );
    });
    assert.deepEqual(
      said.map(({ finding }) => finding.command),
      ['kubeadm alpha certs renew apiserver'],
    );
  });

  it('says once what has run out since', async () => {
    const rows = ['admin.conf     May 30, 2026 23:36 UTC   3d', 'apiserver      May 31, 2026 23:36 UTC   4d'];
    const { said } = await judgeFiles(RULE, { [FILE]: report(rows.map((row) => `${row}   ca   no`).join('\n')) });
    assert.deepEqual(
      said.map(({ message, finding }) => [message, finding.severity, finding.related.length]),
      [['since', 'info', 1]],
    );
    assert.match(said[0]?.finding.message ?? '', /admin\.conf, apiserver\b/);
  });

  it('is silent about what is good, and about an old copy', async () => {
    const good = 'apiserver      Jun 02, 2026 03:04 UTC   1d       ca                      no';
    assert.deepEqual((await judgeFiles(RULE, { [FILE]: report(good) })).lines, []);
    const bad = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    assert.deepEqual((await judgeFiles(RULE, { [`backup/${FILE}`]: report(bad) })).lines, []);
  });
});
