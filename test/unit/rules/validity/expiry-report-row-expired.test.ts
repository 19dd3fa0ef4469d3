import assert from 'node:assert/strict';
import { mainLine } from '../../../../src/core/index.ts';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';

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
  it('reports a certificate that had expired, with the command, and a CA without one', async () => {
    const row = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    const { findings } = await checkFiles(RULE, { [FILE]: report(row) + authorities });
    assert.deepEqual(
      findings.map(({ messageId, text, severity, command }) => [
        messageId,
        text.split(' ')[0],
        severity,
        command && mainLine(command),
      ]),
      [
        ['expired', 'apiserver', 'error', 'kubeadm certs renew apiserver'],
        ['expired', 'ca', 'error', undefined],
      ],
    );
    assert.equal(findings[0]?.slots.date, ' (2026-01-02 03:04 UTC)');
  });

  it('says the command of the node’s version', async () => {
    const row = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    const { findings } = await checkNode(RULE, (node) => {
      node.put(`etc/kubernetes/${FILE}`, report(row));
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.18.20'),
      );
    });
    assert.deepEqual(
      findings.map(({ command }) => command && mainLine(command)),
      ['kubeadm alpha certs renew apiserver'],
    );
  });

  it('says once what has run out since', async () => {
    const rows = ['admin.conf     May 30, 2026 23:36 UTC   3d', 'apiserver      May 31, 2026 23:36 UTC   4d'];
    const { findings } = await checkFiles(RULE, { [FILE]: report(rows.map((row) => `${row}   ca   no`).join('\n')) });
    assert.deepEqual(
      findings.map(({ messageId, severity, related }) => [messageId, severity, related.length]),
      [['since', 'info', 1]],
    );
    assert.equal(findings[0]?.slots.names, 'admin.conf, apiserver');
  });

  it('is silent about what is good, and about an old copy', async () => {
    const good = 'apiserver      Jun 02, 2026 03:04 UTC   1d       ca                      no';
    assert.deepEqual((await checkFiles(RULE, { [FILE]: report(good) })).lines, []);
    const bad = 'apiserver      Jan 02, 2026 03:04 UTC   <invalid>       ca                      no';
    assert.deepEqual((await checkFiles(RULE, { [`backup/${FILE}`]: report(bad) })).lines, []);
  });
});
