import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';
import { machineText, talosconfigText } from '../../../support/talosText.ts';

const RULE = 'objects/talosconfig-ca-mismatch';

async function authorities() {
  const [own, other] = [await authority('talos'), await authority('old talos')];
  const machine = (...cluster: readonly string[]) => machineText({ machineCa: { certificate: own }, cluster });
  const client = (issuer = own) => serving(issuer, ['os:admin'], { extendedKeyUsage: ['clientAuth'], sans: undefined });
  const [ofOwn, ofOther] = [await client(), await client(other)];
  const config = (name: string, ca = other, certificate = ca === own ? ofOwn : ofOther) =>
    talosconfigText(name, ca, { certificate });
  return { own, other, ofOwn, ofOther, machine, config };
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

  it('reports a certificate of another CA next to the right one', async () => {
    const { own, ofOther, machine, config } = await authorities();
    const files = { 'controlplane.yaml': machine('clusterName: home'), talosconfig: config('home', own, ofOther) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, path, slots }) => [messageId, path, slots.context, slots.issuer]),
      [['client', 'talosconfig', 'home', 'old talos']],
    );
  });

  it('is silent about a certificate of a CA that the machine accepts, and about one that has expired', async () => {
    const { own, other, ofOther, machine, config } = await authorities();
    const accepting = machineText({
      machineCa: { certificate: own },
      machine: ['acceptedCAs:', `  - crt: ${base64(other.pem)}`],
      cluster: ['clusterName: home'],
    });
    const expired = await serving(own, ['os:admin'], { notAfter: days(NOW, -1), sans: undefined });
    for (const [text, talosconfig] of [
      [accepting, config('home', own, ofOther)],
      [machine('clusterName: home'), config('home', own, expired)],
      [machine('clusterName: prod'), config('home', other, ofOther)],
    ] as const) {
      assert.deepEqual((await checkFiles(RULE, { 'controlplane.yaml': text, talosconfig })).lines, []);
    }
  });

  it('knows the machines of a context that was renamed by their CA', async () => {
    const { own, ofOther, machine, config } = await authorities();
    const files = { 'a.yaml': machine('clusterName: prod'), 'b.yaml': config('home', own, ofOther) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, path, slots }) => [messageId, path, slots.file]),
      [['client', 'b.yaml', 'a.yaml']],
    );
  });
});
