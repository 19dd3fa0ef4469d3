import { parseArgs } from 'node:util';
import { checkFault, falseFindings } from '../support/generator/check.ts';
import { NOW } from '../support/generator/design.ts';
import { KIND_FAULTS } from '../support/generator/faults/kindFaults.ts';
import { faultyNode, GENERATED_FAULTS } from '../support/generator/faults.ts';
import { NODE_KINDS } from '../support/generator/kinds/nodeKind.ts';
import { checkWordings } from '../support/logs/checkWordings.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '20000' },
    /** Checks faults: those whose names hold the text, or all for an empty one. */
    faults: { type: 'string' },
    /** Checks what is logged of faults: those whose names hold the text, or all for an empty one. */
    messages: { type: 'string' },
    /** One of what only strangers' trees have: all nodes are of this kind. */
    kind: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(values.count) }, (_, at) => Number(values.from) + at);

const kind = NODE_KINDS.find((one) => one === values.kind);
if (values.kind !== undefined && kind === undefined) throw new Error(`kinds are ${NODE_KINDS.join(', ')}`);

/** Prints what is said of each correct node; true if nothing is. */
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

/** Prints faults that are not found at their place, or reported more than once, and the figures of each kind. */
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

/** Prints lines of faults that are explained by something else than the fault, or blamed on the node without it. */
async function checkMessages(part: string): Promise<boolean> {
  let [count, failed] = [0, 0];
  for (const fault of GENERATED_FAULTS.filter(({ id }) => id.includes(part))) {
    for (const seed of seeds) {
      const node = await faultyNode(seed, fault, kind && { kind });
      if (!node) continue;
      const { count: lines, failures } = await checkWordings(node.files, node.correct, NOW);
      for (const failure of failures) console.log(`${fault.id}, seed ${seed}: ${node.title}: ${failure}`);
      count += lines;
      failed += failures.length;
    }
  }
  console.log(`${count} lines, ${failed} of them explained wrongly`);
  return failed === 0;
}

function checkAll(): Promise<boolean> {
  if (values.messages !== undefined) return checkMessages(values.messages);
  return values.faults === undefined ? checkCorrect() : checkFaults(values.faults);
}

process.exitCode = (await checkAll()) ? 0 : 1;
