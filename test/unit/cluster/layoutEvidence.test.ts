import assert from 'node:assert/strict';
import { evidenceSteps } from '../../support/evidenceSteps.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { LAYOUTS, WORKER } from '../../support/layouts/allLayouts.ts';
import { EVIDENCE_ENDS } from '../../support/layouts/evidenceEnds.ts';
import type { Layout } from '../../support/layouts/layout.ts';
import { openshift } from '../../support/layouts/openshift.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const kubeadm: Layout = (now) => buildNode({ now, keyAlgorithm: 'ECDSA-P256', systemdUnit: true });
const worker: Layout = async (now) => {
  const node = await buildNode({ now, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, joined: true });
  return new Map([...node].filter(([path]) => WORKER.test(path)));
};

const BUILDERS: Readonly<Record<string, Layout>> = {
  ...Object.fromEntries(Object.entries(LAYOUTS).map(([title, { build }]) => [title, build])),
  OpenShift: openshift,
  kubeadm,
  'kubeadm worker': worker,
};

describe('the evidence of a node whose files are removed one by one', () => {
  for (const [title, build] of Object.entries(BUILDERS)) {
    it(`weakens where its last file is removed, without a warning: ${title}`, async () => {
      assert.deepEqual(await evidenceSteps(await build(NOW), NOW), { ends: EVIDENCE_ENDS[title], reported: [] });
    });
  }
});
