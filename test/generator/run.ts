import { parseArgs } from 'node:util';
import { checkFault, falseFindings } from '../support/generator/check.ts';
import { KIND_FAULTS } from '../support/generator/faults/kindFaults.ts';
import { GENERATED_FAULTS } from '../support/generator/faults.ts';
import { NODE_KINDS } from '../support/generator/kinds/nodeKind.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '20000' },
    /** Checks faults: those whose names hold the text, or all for an empty one. */
    faults: { type: 'string' },
    /** One of what only strangers' trees have: all nodes are of this kind. */
    kind: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(values.count) }, (_, at) => Number(values.from) + at);

const kind = NODE_KINDS.find((one) => one === values.kind);
if (values.kind !== undefined && kind === undefined) throw new Error(`kinds are ${NODE_KINDS.join(', ')}`);

/** Prints what is said of each correct node; true where nothing is. */
async function checkCorrect(): Promise<boolean> {
  let loud = 0;
  for (const seed of seeds) {
    const lines = await falseFindings(seed, kind);
    if (lines.length === 0) continue;
    loud++;
    console.log(lines.join('\n'));
  }
  console.log(`${seeds.length} correct nodes, ${loud} of them with findings`);
  return loud === 0;
}

/** Prints faults that are not found at their place, or told more than once, and the figures of each kind. */
async function checkFaults(part: string): Promise<boolean> {
  let missed = 0;
  const isWanted = ({ id }: { readonly id: string }) => id.includes(part);
  const drawn = [
    ...(kind === undefined ? GENERATED_FAULTS.map((fault) => ({ fault, of: kind })) : []),
    ...KIND_FAULTS.flatMap(({ kind: of, faults }) =>
      kind === undefined || of === kind ? faults.map((fault) => ({ fault, of })) : [],
    ),
  ];
  for (const { fault, of } of drawn.filter((one) => isWanted(one.fault))) {
    const checks = [];
    for (const seed of seeds) {
      const check = await checkFault(seed, fault, of);
      if (check === undefined) continue;
      checks.push(check);
      if (!check.isFound || check.count > 1)
        console.log([check.isFound ? 'several' : 'missed', ...check.lines].join('\n'));
    }
    const found = checks.filter(({ isFound }) => isFound).length;
    missed += checks.length - found;
    const each = checks.reduce((sum, { count }) => sum + count, 0) / Math.max(1, checks.length);
    console.log(
      `${of === undefined ? '' : `${of}, `}${fault.id}: ${found} of ${checks.length} found, ${each.toFixed(2)} findings each`,
    );
  }
  return missed === 0;
}

process.exitCode = (await (values.faults === undefined ? checkCorrect() : checkFaults(values.faults))) ? 0 : 1;
