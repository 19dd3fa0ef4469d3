import { TABLE } from './cases/table.ts';
import { writeRecording } from './recordings.ts';
import { type CaseResult, runCases } from './runCases.ts';

/** More than the processors, since etcdctl mostly waits. */
const WORKERS = 6;

const wanted = process.argv.slice(2);
const isWanted = ({ id }: { readonly id: string }) => wanted.length === 0 || wanted.includes(id);
const started = Date.now();
const failures: CaseResult[] = [];
const report = (result: CaseResult) => {
  if (result.differences.length === 0) return;
  failures.push(result);
  console.log([result.id, ...result.differences].join('\n  '));
};

const table = await runCases(TABLE.filter(isWanted), WORKERS, report);
if (wanted.length === 0) writeRecording('table', Object.fromEntries(table.map(({ id, outcomes }) => [id, outcomes])));

const connections = table.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length, 0);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`${table.length} cases, ${connections} connections, ${failures.length} disagreements, ${seconds} s`);
process.exitCode = failures.length === 0 ? 0 : 1;
