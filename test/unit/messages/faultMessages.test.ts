import assert from 'node:assert/strict';
import { NOW } from '../../support/generator/design.ts';
import { type FaultyNode, faultyNode, GENERATED_FAULTS } from '../../support/generator/faults.ts';
import type { NodeKind } from '../../support/generator/kinds/nodeKind.ts';
import { checkWordings } from '../../support/logs/checkWordings.ts';
import { asTalosMachine } from '../../support/machineForms.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';

interface Layout {
  readonly name: string;
  readonly seed: number;
  readonly kind?: NodeKind;
  readonly write?: (files: NodeFiles) => NodeFiles;
}

const LAYOUTS: readonly Layout[] = [
  { name: 'kubeadm', seed: 3 },
  { name: 'binaries', seed: 0 },
  { name: 'minikube', seed: 4 },
  { name: 'RKE2', seed: 10 },
  { name: 'k0s', seed: 5, kind: 'k0s' },
  { name: 'Talos', seed: 3, write: asTalosMachine },
];

/** How many layouts each fault is tried in. `npm run generate -- --messages=` tries all faults in many nodes. */
const TRIED = 3;

describe('what every reader that meets a fault prints of it', () => {
  for (const [at, fault] of GENERATED_FAULTS.entries()) {
    it(`leads first to the finding to fix, and without the fault to none: ${fault.id}`, async () => {
      let tried = 0;
      for (let step = 0; step < LAYOUTS.length && tried < TRIED; step++) {
        const layout = LAYOUTS[(at + step) % LAYOUTS.length];
        const node: FaultyNode | undefined = layout && (await faultyNode(layout.seed, fault, { kind: layout.kind }));
        if (!layout || !node) continue;
        const { write = (files: NodeFiles) => files } = layout;
        const { failures } = await checkWordings(write(node.files), write(node.correct), NOW);
        assert.deepEqual(failures, [], layout.name);
        tried++;
      }
      assert.ok(tried > 0);
    });
  }
});
