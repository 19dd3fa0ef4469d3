import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { machineText, secretsBundleText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-cluster-ca-disagree';

describe(RULE, () => {
  it('reports the file that stands alone, also against a secrets bundle', async () => {
    const [one, other] = [await authority('one'), await authority('other')];
    const ours = machineText({ id: 'a', clusterCa: { certificate: one } });
    const { findings } = await checkFiles(RULE, {
      '0.yaml': machineText({ id: 'a', clusterCa: { certificate: other } }),
      '1.yaml': ours,
      'secrets.yaml': secretsBundleText('a', { k8s: { certificate: one } }),
    });
    assert.deepEqual(
      findings.map(({ path, slots, related }) => [path, slots.field, related.length]),
      [['0.yaml', 'cluster.ca.crt', 1]],
    );
  });

  it('is silent about other clusters and while both CAs are accepted', async () => {
    const [one, other] = [await authority('one'), await authority('other')];
    const { lines } = await checkFiles(RULE, {
      '1.yaml': machineText({ id: 'a', clusterCa: { certificate: one } }),
      '2.yaml': machineText({ id: 'a', clusterCa: { certificate: other }, acceptedClusterCas: [one] }),
      '3.yaml': machineText({ id: 'b', clusterCa: { certificate: other } }),
      '4.yaml': machineText({ id: '{{ id }}', clusterCa: { certificate: other } }),
    });
    assert.deepEqual(lines, []);
  });
});
