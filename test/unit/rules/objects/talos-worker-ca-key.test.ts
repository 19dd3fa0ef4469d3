import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { machineText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-worker-ca-key';

describe(RULE, () => {
  it('reports the keys of CAs of a worker, and neither empty nor masked ones nor those of a control plane', async () => {
    const ca = { certificate: await authority('kubernetes') };
    const worker = machineText({ type: 'worker', machineCa: ca, clusterCa: ca });
    const { findings } = await checkFiles(RULE, {
      'worker.yaml': worker,
      'masked.yaml': worker.replaceAll(/key: .*/g, 'key: REDACTED'),
      'empty.yaml': machineText({ type: 'worker', machineCa: { ...ca, key: false } }),
      'controlplane.yaml': machineText({ machineCa: ca, clusterCa: ca }),
    });
    assert.deepEqual(
      findings.map(({ path, slots }) => [path, slots.field]),
      [
        ['worker.yaml', 'machine.ca.key'],
        ['worker.yaml', 'cluster.ca.key'],
      ],
    );
  });
});
