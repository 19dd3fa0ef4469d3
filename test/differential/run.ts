import type { Case } from './cases/case.ts';
import { FAULTY_NODES } from './cases/faultyNodes.ts';
import { RANDOM } from './cases/randomNode.ts';
import { TABLE } from './cases/table.ts';
import { type RecordingName, writeRecording } from './recordings.ts';
import { type CaseResult, runCases } from './runCases.ts';

/** More than the processors, since the clients mostly wait. */
const WORKERS = 6;

const SETS: Readonly<Record<RecordingName, readonly Case[]>> = { table: TABLE, random: RANDOM, nodes: FAULTY_NODES };
/** Of the sets that are drawn, one case in so many is tried where minutes count. */
const SLICE: Readonly<Record<RecordingName, number>> = { table: 1, random: 4, nodes: 20 };

const wanted = process.argv.slice(2);
const isSlice = wanted[0] === '--slice';
const started = Date.now();
const results: CaseResult[] = [];
for (const [name, cases] of Object.entries(SETS) as [RecordingName, readonly Case[]][]) {
  results.push(...(await run(name, cases)));
}
const failed = results.filter(({ differences }) => differences.length > 0);
const connections = results.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length, 0);
const seconds = Math.round((Date.now() - started) / 1000);
const open = results.reduce((sum, result) => sum + result.open.length, 0);
console.log(
  `${results.length} cases, ${connections} connections, ${failed.length} disagreements, ${open} left open, ${seconds} s`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Tries a slice, or the cases whose ids contain what stands on the command line; all are recorded, whether the inspector agrees or not. */
async function run(name: RecordingName, cases: readonly Case[]): Promise<readonly CaseResult[]> {
  const chosen = cases.filter(({ id }, at) => {
    if (isSlice) return at % SLICE[name] === 0;
    return wanted.length === 0 || wanted.some((part) => id.includes(part));
  });
  const done = await runCases(chosen, WORKERS, ({ id, differences }) => {
    if (differences.length > 0) console.log([id, ...differences].join('\n  '));
  });
  if (wanted.length === 0) writeRecording(name, Object.fromEntries(done.map(({ id, outcomes }) => [id, outcomes])));
  return done;
}
