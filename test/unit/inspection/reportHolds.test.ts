import assert from 'node:assert/strict';
import type { Report } from '../../../src/core/index.ts';
import { FAULTS } from '../../support/faults.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { DAY, days, type NodeFiles } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
/** The next of them are often a count of days alone. */
const CHANGES = 3;

/** As it is shown, but for the very instant that Go puts into its texts, as of when the node was judged. */
function said({ findings }: Report): unknown {
  return JSON.parse(JSON.stringify(findings).replaceAll(/current time [0-9TZ:.-]+/g, 'current time'));
}

/** The statements of a report must hold until the instant that it names, however long no file changes. */
async function assertHolds(files: NodeFiles): Promise<void> {
  let now = NOW;
  for (let change = 0; change < CHANGES; change++) {
    const { report } = await inspectFiles(files, now);
    if (report.nextChange === undefined) return;
    const { report: last } = await inspectFiles(files, new Date(report.nextChange - 1));
    assert.deepEqual(said(last), said(report));
    now = new Date(report.nextChange);
  }
}

describe('until the next change that a report names', () => {
  for (const { id, apply } of FAULTS) {
    it(`all findings hold of the fault ${id}`, async () => {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      await apply(node);
      await assertHolds(node.files);
    });
  }

  it('the severity holds of a certificate that is more than a day early', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const notBefore = new Date(NOW.getTime() + DAY + 3_600_000);
    node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', { notBefore, notAfter: days(notBefore, 100.9) });
    await assertHolds(node.files);
  });
});
