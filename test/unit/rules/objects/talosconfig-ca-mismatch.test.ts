import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';
import { machineText, talosconfigText } from '../../../support/talosText.ts';

const RULE = 'objects/talosconfig-ca-mismatch';

async function authorities() {
  const [own, other] = [await authority('talos'), await authority('old talos')];
  const machine = (...cluster: readonly string[]) => machineText({ machineCa: { certificate: own }, cluster });
  const config = (name: string, ca = other) => talosconfigText(name, ca, { certificate: other });
  return { own, other, machine, config };
}

describe(RULE, () => {
  it('reports the CA of a context with the name of the cluster, with its endpoint, or that was written next to it', async () => {
    const { machine, config } = await authorities();
    for (const [text, name] of [
      [machine('clusterName: home'), 'home'],
      [machine('controlPlane: { endpoint: "https://10.0.0.1:6443" }'), 'prod'],
      [machine('network: {}'), 'prod'],
    ] as const) {
      const { findings } = await checkFiles(RULE, { 'controlplane.yaml': text, talosconfig: config(name) });
      assert.deepEqual(
        findings.map(({ path, slots, related }) => [path, slots.context, slots.file, related.length]),
        [['talosconfig', name, 'controlplane.yaml', 1]],
      );
    }
  });

  it('is silent about files of other names without a sign that they belong together', async () => {
    const { machine, config } = await authorities();
    const text = machine('controlPlane: { endpoint: "https://10.0.0.2:6443" }');
    for (const [machinePath, configPath] of [
      ['cp-1.yaml', 'talosconfig'],
      ['controlplane.yaml', 'other/talosconfig'],
    ] as const) {
      assert.deepEqual((await checkFiles(RULE, { [machinePath]: text, [configPath]: config('home') })).lines, []);
    }
  });

  it('is silent about another cluster, about the same CA, and about one that the machine accepts', async () => {
    const { own, other, machine, config } = await authorities();
    const accepting = machineText({
      machineCa: { certificate: own },
      machine: ['acceptedCAs:', `  - crt: ${base64(other.pem)}`],
      cluster: ['clusterName: home'],
    });
    for (const [text, talosconfig] of [
      [machine('clusterName: home'), config('prod')],
      [machine('clusterName: home'), config('home', own)],
      [accepting, config('home')],
      [machineText({ cluster: ['clusterName: home'] }), config('home')],
    ] as const) {
      const { lines } = await checkFiles(RULE, { 'controlplane.yaml': text, talosconfig });
      assert.deepEqual(lines, []);
    }
  });
});
