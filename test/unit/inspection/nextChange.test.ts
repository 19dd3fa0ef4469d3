import assert from 'node:assert/strict';
import { nextChange, type Report } from '../../../src/core/index.ts';
import { bootstrapTokenText } from '../../support/bootstrapTokenText.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { DAY, days } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

async function reportOf(path: string, notBefore: Date, notAfter: Date): Promise<Report> {
  const files = await buildNode({
    now: NOW,
    keyAlgorithm: 'ECDSA-P256',
    edit: (_files, pki) => void pki.replaceCertificate(path, { notBefore, notAfter }),
  });
  const only = files.get(path);
  assert.ok(only);
  return (await inspectFiles(new Map([['apiserver.crt', only]]), NOW)).report;
}

describe('nextChange', () => {
  const path = 'etc/kubernetes/pki/apiserver.crt';

  it('waits for the next day that a count of days loses', async () => {
    const notAfter = new Date(days(NOW, 100).getTime() + 5000);
    const report = await reportOf(path, days(NOW, -10), notAfter);
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), NOW.getTime() + 5001);
  });

  it('waits for the moment after notAfter', async () => {
    const notAfter = new Date(NOW.getTime() + 4000);
    const report = await reportOf(path, days(NOW, -10), notAfter);
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), notAfter.getTime() + 1);
  });

  it('waits for notBefore', async () => {
    const notBefore = new Date(NOW.getTime() + 3000);
    const report = await reportOf(path, notBefore, new Date(days(NOW, 50).getTime() + DAY / 2));
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), notBefore.getTime());
  });

  it('waits for the day before notBefore, from which on a clock may be wrong', async () => {
    const notBefore = new Date(NOW.getTime() + DAY + 7000);
    const report = await reportOf(path, notBefore, new Date(days(NOW, 50).getTime() + DAY / 2));
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), NOW.getTime() + 7001);
  });

  it('waits for the last fifth of a short lifetime', async () => {
    const notBefore = new Date(NOW.getTime() - 4 * DAY + 9000);
    const report = await reportOf(path, notBefore, new Date(notBefore.getTime() + 5 * DAY));
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), NOW.getTime() + 9000);
  });

  it('has nothing to wait for without certificates', async () => {
    const { report } = await inspectFiles({}, NOW);
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), undefined);
  });

  it('waits for the end of a bootstrap token', async () => {
    const text = bootstrapTokenText({ data: { expiration: '2026-06-01T13:00:00Z' } });
    const { report } = await inspectFiles({ 'token.yaml': text }, NOW);
    assert.equal(nextChange(report, NOW.getTime(), THRESHOLDS), NOW.getTime() + 3_600_000);
  });
});
