import { writeAgreement } from './agreementDocument.ts';
import type { Case } from './cases/case.ts';
import { FAULTY_NODES } from './cases/faultyNodes.ts';
import { RANDOM } from './cases/randomNode.ts';
import { TABLE } from './cases/table.ts';
import { componentVersions } from './componentVersions.ts';
import type { Outcomes } from './outcome.ts';
import { type RecordingName, readRecording, writeRecording, writeRun } from './recordings.ts';
import { type CaseResult, runCases } from './runCases.ts';
import { sampleReal } from './sample.ts';
import { SAMPLED, SLICE } from './slice.ts';

/** More than the processors, since the clients mostly wait. */
const WORKERS = 6;

const SETS: Readonly<Record<RecordingName, readonly Case[]>> = { table: TABLE, random: RANDOM, nodes: FAULTY_NODES };

const wanted = process.argv.slice(2);
const isSlice = wanted[0] === '--slice';
const isWhole = wanted.length === 0;
const started = Date.now();
const results: CaseResult[] = [];
for (const [name, cases] of Object.entries(SETS) as [RecordingName, readonly Case[]][]) {
  results.push(...(await run(name, cases)));
}
const failed = results.filter(({ differences }) => differences.length > 0);
const connections = results.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length, 0);
const open = results.reduce((sum, result) => sum + result.open.length, 0);
console.log(
  `${results.length} cases, ${connections} connections, ${failed.length} disagreements, ${open} left open, ${elapsed()} s`,
);
const { differences: misplayed, ...sample } = await sampleReal(
  Object.values(SETS).flat(),
  new Map<string, Outcomes>(results.map(({ id, outcomes }) => [id, outcomes])),
  isWhole ? SAMPLED.whole : SAMPLED.part,
);
for (const difference of misplayed) console.log(difference);
console.log(
  `${sample.parts} parts of them with kube-apiserver itself, ${sample.connections} connections, ${sample.texts} different outcomes, ` +
    `${misplayed.length} differences from the front door, ${elapsed()} s`,
);
if (isWhole) writeRun({ date: new Date().toISOString().slice(0, 10), versions: await componentVersions(), sample });
if (!isSlice) writeAgreement();
process.exitCode = failed.length + misplayed.length === 0 ? 0 : 1;

function elapsed(): number {
  return Math.round((Date.now() - started) / 1000);
}

/** Tries a slice, or the cases whose ids contain what stands on the command line. */
async function run(name: RecordingName, cases: readonly Case[]): Promise<readonly CaseResult[]> {
  const chosen = cases.filter(({ id }, at) => {
    if (isSlice) return at % SLICE[name] === 0;
    return wanted.length === 0 || wanted.some((part) => id.includes(part));
  });
  const done = await withoutChance(chosen, await runCases(chosen, WORKERS, () => {}));
  if (!isSlice) record(name, cases, done);
  return done;
}

/** Cases that disagree are tried again, one by one: what one end logs of the other may come too late among many. */
async function withoutChance(cases: readonly Case[], results: readonly CaseResult[]): Promise<readonly CaseResult[]> {
  const doubtful = new Set(results.flatMap(({ id, differences }) => (differences.length > 0 ? [id] : [])));
  const again = await runCases(
    cases.filter(({ id }) => doubtful.has(id)),
    1,
    ({ id, differences }) => {
      if (differences.length > 0) console.log([id, ...differences].join('\n  '));
    },
  );
  const second = new Map(again.map((result) => [result.id, result]));
  return results.map((result) => second.get(result.id) ?? result);
}

/** Whether the inspector agrees or not. What was not tried stays as it was, and what is no case any more goes. */
function record(name: RecordingName, cases: readonly Case[], done: readonly CaseResult[]): void {
  const outcomes = new Map(Object.entries(readRecording(name)));
  for (const result of done) outcomes.set(result.id, result.outcomes);
  const entries = cases.flatMap(({ id }) => {
    const recorded = outcomes.get(id);
    return recorded === undefined ? [] : [[id, recorded] as const];
  });
  writeRecording(name, Object.fromEntries(entries));
}
