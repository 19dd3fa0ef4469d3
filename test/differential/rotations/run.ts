import { compareReports, createScheduler } from '../../../src/core/index.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { rendered } from '../../support/rendered.ts';
import { type Outcome, refusal } from '../outcome.ts';
import { measureRotation } from './measureRotation.ts';
import { rotatedNode } from './rotatedNode.ts';

/** `--seeds=1-120`: each rotation with a real etcd, in every state between the files before and after, against what is foretold. */
const [, begin = '1', end = '120'] = /^--seeds=(\d+)-(\d+)$/.exec(process.argv[2] ?? '') ?? [];
const WORKERS = 4;

interface Result {
  readonly states: number;
  readonly broken: number;
  readonly differences: readonly string[];
}

const results: Result[] = [];
const seeds = Array.from({ length: Number(end) - Number(begin) + 1 }, (_, at) => Number(begin) + at).values();
await Promise.all(Array.from({ length: WORKERS }, work));
const sum = (pick: (result: Result) => number) => results.reduce((total, result) => total + pick(result), 0);
const failed = results.filter(({ differences }) => differences.length > 0).length;
console.log(
  `${results.length} rotations, ${sum(({ states }) => states)} states, ${sum(({ broken }) => broken)} of them broken, ${failed} disagreements`,
);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;

async function work(): Promise<void> {
  for (const seed of seeds) {
    // Where the machine is busy, a port may be taken or a log be late: only what happens twice counts.
    const first = await tried(seed).catch(() => undefined);
    const result = first && first.differences.length === 0 ? first : await tried(seed);
    results.push(result);
    for (const line of result.differences) console.log(`seed ${seed}: ${line}`);
  }
}

async function tried(seed: number): Promise<Result> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const rotated = await rotatedNode(seed, now);
  const [before, after] = [await inspectFiles(rotated.before, now), await inspectFiles(rotated.node.files, now)];
  const { connections } = await compareReports(before.report, after.report, now.getTime(), createScheduler());
  const found = connections.find(({ from, to }) => from === 'kube-apiserver' && to === 'etcd');
  const during = found?.during ?? [];
  const real = await measureRotation(
    rotated,
    during.map(({ state }) => state),
  );
  const differences = during.flatMap(({ state: { from, to, restarted }, connection }, at) => {
    const { verdict, side, error } = connection;
    const foretold: Outcome = verdict === 'broken' ? refusal(side ?? 'configuration', rendered(error) ?? '') : verdict;
    if (foretold === real[at]) return [];
    return [`${JSON.stringify({ from, to, restarted })}\n    real      ${real[at]}\n    predicted ${foretold}`];
  });
  return { states: during.length, broken: real.filter((outcome) => outcome !== 'ok').length, differences };
}
