import assert from 'node:assert/strict';
import { checkFault, type FaultCheck } from '../../support/generator/check.ts';
import { GENERATED_FAULTS } from '../../support/generator/faults.ts';

const NODES = 6;
const SEEDS = 40;

describe('one fault of a generated node', () => {
  for (const [at, fault] of GENERATED_FAULTS.entries()) {
    it(`${fault.id} is found where it is fixed, and once`, async () => {
      const checks: FaultCheck[] = [];
      // Each kind uses different nodes from the same few.
      for (let step = 0; step < SEEDS && checks.length < NODES; step++) {
        const check = await checkFault((at * 7 + step) % SEEDS, fault);
        if (check !== undefined) checks.push(check);
      }
      assert.ok(checks.length > 0, 'no node has anything of the kind');
      assert.equal(checks.flatMap(({ isFound, count, lines }) => (isFound && count === 1 ? [] : lines)).join('\n'), '');
    });
  }
});
