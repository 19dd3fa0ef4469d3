import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../paths.ts';
import { writeManyNodes } from './manyNodes.ts';
import { middleOf } from './middle.ts';

/** A workspace of some nodes; times in milliseconds, but for the hover. */
export interface WorkspaceFigures {
  readonly nodes: number;
  readonly files: number;
  readonly certificates: number;
  readonly kubeconfigs: number;
  readonly manifests: number;
  /** Until the findings of the first node are there. */
  readonly first: number;
  readonly whole: number;
  /** The processor time of all threads, for the whole. */
  readonly work: number;
  /** The largest resident set up to then, in megabytes. */
  readonly peak: number;
  /** Megabytes in use at the end, after a collection of garbage. */
  readonly kept: number;
  /** The longest that the event loop was held up. */
  readonly block: number;
  /** From an edited manifest to the new findings. */
  readonly edit: number;
  /** The longest time that the edits and the hovers between them held up the event loop. */
  readonly editBlock: number;
  /** The first after an edit. */
  readonly firstHover: number;
  /** A second look at all the folders. */
  readonly again: number;
  /** Microseconds. */
  readonly hover: number;
  /** The index of references and connections, in slices; once per report, of which the next ones keep the valid parts. */
  readonly index: number;
  readonly indexBlock: number;
}

const SIZES = [1, 10, 100, 1000];
/** The runs of each workspace; odd. Garbage is collected at different times in each, which changes the memory in use. */
const RUNS = 3;

/** Inspects workspaces of so many nodes each, written below the folder, every time in a separate process: the median of each figure. */
export async function measureWorkspaces(folder: string): Promise<readonly WorkspaceFigures[]> {
  const program = path.join(folder, 'inspect.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'scripts/bench/workspaceRun.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  const figures: WorkspaceFigures[] = [];
  for (const size of SIZES) {
    const workspace = path.join(folder, `${size}`);
    await writeManyNodes(size, workspace);
    figures.push(await middleOf(RUNS, () => inspect(program, workspace)));
  }
  return figures;
}

function inspect(program: string, workspace: string): WorkspaceFigures {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program, workspace], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${workspace} was not inspected.\n${stderr}`);
  return JSON.parse(stdout);
}
