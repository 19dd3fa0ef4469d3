import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';
import { machineText, secretsBundleText, talosconfigText } from '../../../support/talosText.ts';

describe('correct Talos configurations', () => {
  it('are those of two clusters with all their keys, their secrets bundle and their talosconfig', async () => {
    const files: Record<string, string> = {};
    for (const cluster of ['a', 'b']) {
      const subject = (organization: string) => ({
        subject: { organizations: [organization] },
        sans: [],
        subjectKeyId: false,
      });
      const os = await authority(`${cluster} os`, { ...subject('talos'), key: await key(`${cluster} os`, 'Ed25519') });
      const k8s = await authority(`${cluster} k8s`, subject('kubernetes'));
      const [machineCa, clusterCa] = [{ certificate: os }, { certificate: k8s }];
      const isPublic = { key: false } as const;
      const client = await serving(os, ['os:admin'], { extendedKeyUsage: ['clientAuth'], sans: [] });
      files[`${cluster}/controlplane-1.yaml`] = machineText({ id: cluster, machineCa, clusterCa });
      files[`${cluster}/controlplane-2.yaml`] = machineText({ id: cluster, machineCa, clusterCa });
      files[`${cluster}/worker.yaml`] = machineText({
        id: cluster,
        type: 'worker',
        machineCa: { ...machineCa, ...isPublic },
        clusterCa: { ...clusterCa, ...isPublic },
      });
      files[`${cluster}/secrets.yaml`] = secretsBundleText(cluster, { os: machineCa, k8s: clusterCa });
      files[`${cluster}/talosconfig`] = talosconfigText(cluster, os, { certificate: client });
      files[`${cluster}/patch.yaml`] = `machine:\n  acceptedCAs:\n    - crt: ${base64(os.pem)}\n`;
    }
    const { names, report } = await inspectFiles(files, NOW);
    assert.deepEqual(names, []);
    assert.equal([...report.files.values()].filter(({ artifacts }) => artifacts.length > 0).length, 12);
  });
});
