import assert from 'node:assert/strict';
import { drawDesign, NOW } from '../../support/generator/design.ts';
import { faultyNode, GENERATED_FAULTS } from '../../support/generator/faults.ts';
import { addressIn } from '../../support/ipAddress.ts';
import { type Repair, repairs } from '../../support/repair.ts';

/** Seeds of nodes by kubeadm, and of those by hand with units; the first that has a place for the fault. */
const KINDS = { kubeadm: [3, 6, 14, 4, 1, 2], 'by hand': [0, 7, 8] } as const;

/** A node whose CA is being replaced: the file of the new one, with which it signs, lies next to the bundle of both. */
const ROTATING = 14;

/** Faults that no command mends, and why. */
const REASONS: Readonly<Record<string, string>> = {
  'CA key of another CA': 'the key that signed is lost: only a backup has it',
};

/** Rules that report a fault besides the one that fixes it. */
const BESIDES: ReadonlySet<string> = new Set(['connections/handshake-refused']);

async function repairsOf(fault: (typeof GENERATED_FAULTS)[number], seeds: readonly number[]) {
  for (const seed of seeds) {
    const node = await faultyNode(seed, fault);
    if (node === undefined) continue;
    const { nodeName, address, serviceSubnet } = drawDesign(seed);
    const options = { now: NOW, nodeName, address, serviceAddress: addressIn(serviceSubnet, 1) };
    return { seed, found: await repairs(node.files, options) };
  }
  return undefined;
}

function failureOf({ finding, kind, isReported, added, touched }: Repair): string {
  if (kind === 'none') return BESIDES.has(finding.rule) ? '' : `${finding.rule} has no fix`;
  if (isReported) return `${finding.rule} is still reported`;
  return [...added, ...touched].map((one) => `${finding.rule}: ${one}`).join(', ');
}

describe('every fault of a generated node has a fix that mends it and changes nothing else', () => {
  it('names the bundle of both CAs while one replaces the other', async () => {
    for (const id of ['flag names another CA', 'no CA for clients']) {
      const fault = GENERATED_FAULTS.find((one) => one.id === id);
      const repaired = fault && (await repairsOf(fault, [ROTATING]));
      assert.deepEqual(repaired?.found.map(failureOf), [''], id);
    }
  });

  for (const [kind, seeds] of Object.entries(KINDS)) {
    for (const fault of GENERATED_FAULTS) {
      it(`${fault.id}, ${kind}`, async () => {
        const repaired = await repairsOf(fault, seeds);
        if (repaired === undefined) return;
        const { seed, found } = repaired;
        assert.ok(found.length > 0, `seed ${seed}: nothing is reported`);
        const failures = found.map(failureOf).filter(Boolean);
        if (fault.id in REASONS) assert.ok(failures.length > 0, `seed ${seed}: there is a fix now`);
        else assert.deepEqual(failures, [], `seed ${seed}`);
      });
    }
  }
});
