import assert from 'node:assert/strict';
import { checkFault, type FaultCheck } from '../../support/generator/check.ts';
import { GENERATED_FAULTS } from '../../support/generator/faults.ts';

/** Of one cause there is one finding; a second one is rare. */
const MOST = 1.3;
const NODES = 3;
const SEEDS = 40;

describe('one fault of a generated node', () => {
  for (const [at, fault] of GENERATED_FAULTS.entries()) {
    it(`${fault.id} is found where it is fixed, and once`, async () => {
      const checks: FaultCheck[] = [];
      // Each kind looks at nodes of its own among the same few.
      for (let step = 0; step < SEEDS && checks.length < NODES; step++) {
        const check = await checkFault((at * 7 + step) % SEEDS, fault);
        if (check !== undefined) checks.push(check);
      }
      assert.ok(checks.length > 0, 'no node has anything of the kind');
      assert.equal(checks.flatMap(({ isFound, lines }) => (isFound ? [] : lines)).join('\n'), '');
      const each = checks.reduce((sum, { count }) => sum + count, 0) / checks.length;
      assert.ok(each <= MOST, `${each.toFixed(2)} findings each\n${checks.flatMap(({ lines }) => lines).join('\n')}`);
    });
  }
});
