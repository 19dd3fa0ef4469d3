import assert from 'node:assert/strict';
import { checkFault, type FaultCheck } from '../../support/generator/check.ts';
import { KIND_FAULTS } from '../../support/generator/faults/kindFaults.ts';
import { NODE_KINDS } from '../../support/generator/kinds/nodeKind.ts';

const NODES = 4;
const SEEDS = 40;

describe('one fault of a node as strangers have them', () => {
  for (const [row, { kind, faults }] of KIND_FAULTS.entries()) {
    for (const [at, fault] of faults.entries()) {
      it(`${kind}: ${fault.id} is found where it is fixed, and once`, async () => {
        const checks: FaultCheck[] = [];
        for (let step = 0; step < SEEDS && checks.length < NODES; step++) {
          const check = await checkFault((row * 11 + at * 7 + step) % SEEDS, fault, kind);
          if (check !== undefined) checks.push(check);
        }
        assert.ok(checks.length > 0, 'no node has anything of the kind');
        assert.equal(
          checks.flatMap(({ isFound, count, lines }) => (isFound && count === 1 ? [] : lines)).join('\n'),
          '',
        );
      });
    }
  }

  it('is drawn in each kind in at least three ways', () => {
    const enough = KIND_FAULTS.filter(({ faults }) => faults.length >= 3).map(({ kind }) => kind);
    assert.deepEqual(enough.toSorted(), [...NODE_KINDS].toSorted());
  });
});
