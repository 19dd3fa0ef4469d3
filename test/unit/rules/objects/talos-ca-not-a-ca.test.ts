import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { machineText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-ca-not-a-ca';

describe(RULE, () => {
  it('reports a leaf and a CA that may not sign, and no CA', async () => {
    const ca = await authority('kubernetes');
    const { findings } = await checkFiles(RULE, {
      'a.yaml': machineText({ clusterCa: { certificate: await serving(ca, ['web']) }, machineCa: { certificate: ca } }),
      'b.yaml': machineText({
        id: 'other',
        clusterCa: { certificate: await authority('mute', { keyUsage: ['digitalSignature'] }) },
      }),
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => `${messageId} ${path}`),
      ['leaf a.yaml', 'usage b.yaml'],
    );
    assert.deepEqual([findings[0]?.slots.name, findings[0]?.slots.field], ['web', 'cluster.ca.crt']);
  });
});
