import assert from 'node:assert/strict';
import { falseFindings } from '../../support/generator/check.ts';
import { drawKind, NODE_KINDS } from '../../support/generator/kinds/nodeKind.ts';

const SLICE = 50;
const SLICES = 10;

/** A system directory taken for another one; files of several members of etcd in partial copies. */
const FORMERLY_LOUD = [500_613, 518_015, 712_395];

describe('a generated correct node gives no warning and no error', () => {
  for (let slice = 0; slice < SLICES; slice++) {
    const from = slice * SLICE;
    it(`seeds ${from} to ${from + SLICE - 1}`, async () => {
      const lines: string[] = [];
      for (let seed = from; seed < from + SLICE; seed++) lines.push(...(await falseFindings(seed)));
      assert.equal(lines.join('\n'), '');
    });
  }

  it('seeds that once had findings', async () => {
    const lines: string[] = [];
    for (const seed of FORMERLY_LOUD) lines.push(...(await falseFindings(seed)));
    assert.equal(lines.join('\n'), '');
  });

  it('and each kind is among these seeds', () => {
    const seeds = Array.from({ length: SLICE * SLICES }, (_, seed) => drawKind(seed));
    for (const kind of NODE_KINDS) assert.ok(seeds.filter((one) => one === kind).length >= 10, kind);
  });
});
