import { parseArgs } from 'node:util';
import { dumpDifferences } from './compareDumps.ts';
import { suiteWorkspaces } from './workspaces.ts';
import { writeDump } from './writeDump.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Compares the dumps in two folders. */
    compare: { type: 'boolean', default: false },
    /** How many generated nodes are dumped. */
    nodes: { type: 'string', default: '200' },
    /** Dumps only the workspaces whose names hold this text. */
    only: { type: 'string', default: '' },
  },
});

/** Prints the workspaces that differ between two dumps; true if none does. */
function compare(one: string, other: string): boolean {
  const differences = dumpDifferences(one, other);
  for (const lines of differences) console.log(lines.join('\n'));
  console.log(`${differences.length} workspaces differ`);
  return differences.length === 0;
}

async function dump(folder: string): Promise<boolean> {
  const workspaces = suiteWorkspaces(Number(values.nodes)).filter(({ name }) => name.includes(values.only));
  const count = await writeDump(folder, workspaces);
  console.log(`${count} workspaces in ${folder}, ${Math.round(process.uptime())} s`);
  return count > 0;
}

const [first, second] = positionals;
if (first === undefined || values.compare !== (second !== undefined))
  throw new Error('npm run dump -- FOLDER, or npm run dump -- --compare FOLDER FOLDER');
process.exitCode = (second === undefined ? await dump(first) : compare(first, second)) ? 0 : 1;
