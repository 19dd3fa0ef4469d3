import assert from 'node:assert/strict';
import { contradictionsIn } from '../../support/contradictions/contradictions.ts';
import { contradictionsInTime } from '../../support/contradictions/timeline.ts';
import { NOW } from '../../support/generator/design.ts';
import { faultyNode, GENERATED_FAULTS } from '../../support/generator/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

/** The parts of a node that people copy. */
const PARTS: readonly (readonly [string, (path: string) => boolean])[] = [
  ['whole', () => true],
  ['without keys', (path) => !/\.key$|-key\.pem$/.test(path)],
  ['without certificates', (path) => !/\.(?:crt|pem|key|cert)$/.test(path)],
  ['without manifests and units', (path) => !/manifests|\.service$/.test(path)],
  ['kubeconfigs alone', (path) => /\.conf$|kubeconfig/.test(path)],
  ['without kubeconfigs', (path) => !/\.conf$|kubeconfig/.test(path)],
];

describe('the surfaces of a report about a generated node with a fault', () => {
  for (const [at, [title, isCopied]] of PARTS.entries()) {
    it(`agree with each other: ${title}`, async () => {
      const found: string[] = [];
      let tried = 0;
      for (const [place, fault] of GENERATED_FAULTS.entries()) {
        if (place % 3 !== at % 3) continue;
        const seed = 40 + 7 * place + at;
        const node = await faultyNode(seed, fault);
        if (!node) continue;
        const files = new Map([...node.files].filter(([path]) => isCopied(path)));
        const { report } = await inspectFiles(files, NOW);
        const lines = [...(await contradictionsIn(report)), ...(await contradictionsInTime(files, report))];
        found.push(...lines.map((line) => `seed ${seed}, ${fault.id}: ${line}`));
        tried++;
      }
      assert.ok(tried > 5, `${tried}`);
      assert.deepEqual(found, []);
    });
  }
});
