import type { Case } from './cases/case.ts';
import { RANDOM } from './cases/randomNode.ts';
import { TABLE } from './cases/table.ts';
import { type RecordingName, writeRecording } from './recordings.ts';
import { type CaseResult, runCases } from './runCases.ts';

/** More than the processors, since etcdctl mostly waits. */
const WORKERS = 6;

const wanted = process.argv.slice(2);
const started = Date.now();
const results = [...(await run('table', TABLE)), ...(await run('random', RANDOM))];
const failed = results.filter(({ differences }) => differences.length > 0);
const connections = results.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length, 0);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`${results.length} cases, ${connections} connections, ${failed.length} disagreements, ${seconds} s`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Tries the cases whose ids contain what stands on the command line; all of them are recorded, whether the inspector agrees or not. */
async function run(name: RecordingName, cases: readonly Case[]): Promise<readonly CaseResult[]> {
  const chosen = cases.filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
  const done = await runCases(chosen, WORKERS, ({ id, differences }) => {
    if (differences.length > 0) console.log([id, ...differences].join('\n  '));
  });
  if (wanted.length === 0) writeRecording(name, Object.fromEntries(done.map(({ id, outcomes }) => [id, outcomes])));
  return done;
}
