import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inspectDirectories } from '../../src/cli/inspectDirectories.ts';
import { ROOT } from '../paths.ts';
import { fastest, timeRuns } from './measure.ts';

/** Milliseconds from a node's folder to its findings. */
export interface OpeningFigures {
  readonly certificates: number;
  readonly files: number;
  /** The command line in a separate process, from start to end. */
  readonly cold: number;
  /** A process that runs nothing: the part of `cold` that is Node's own. */
  readonly bareNode: number;
  /** In a process that has done it before, each time read and decoded again. */
  readonly warm: number;
}

/** Needs dist/cli.js. */
export async function measureOpening(folder: string): Promise<OpeningFigures> {
  const { report } = await inspectDirectories([folder], undefined);
  const artifacts = [...report.files.values()].flatMap((file) => file.artifacts);
  return {
    certificates: artifacts.filter(({ kind }) => kind === 'certificate').length,
    files: report.files.size,
    cold: fastest(await timeRuns(9, () => run([path.join(ROOT, 'dist/cli.js'), 'check', folder]))),
    bareNode: fastest(await timeRuns(9, () => run(['-e', '0']))),
    warm: fastest(await timeRuns(30, () => inspectDirectories([folder], undefined))),
  };
}

function run(words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}.\n${stdout}${stderr}`);
}
