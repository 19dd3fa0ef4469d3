import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { HostileFiles } from '../../test/bench/hostile/hostileInput.ts';
import { SCANNER_INPUTS } from '../../test/bench/hostile/scannerInputs.ts';
import { COSTLY_INPUTS } from '../../test/bench/hostileCosts.ts';
import { ROOT } from '../paths.ts';
import { middleOf } from './middle.ts';

/** The cost of a workspace with one costly input and little else. */
export interface HostileFigures {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds of all processors together. */
  readonly work: number;
  /** The longest that the event loop was held up, in milliseconds of its thread's processor. */
  readonly block: number;
  /** The largest resident set, in megabytes. */
  readonly peak: number;
}

/** The runs of each input; odd. */
const RUNS = 3;

/** Inspects each of them, written below the folder, every time in a separate process: the median of each figure. */
export async function measureHostileFiles(folder: string): Promise<readonly HostileFigures[]> {
  const program = path.join(folder, 'hostile.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'scripts/bench/hostileRun.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  const figures: HostileFigures[] = [];
  for (const { name, files, exclude = [] } of [...COSTLY_INPUTS, ...SCANNER_INPUTS]) {
    const workspace = path.join(folder, `hostile-${figures.length}`);
    const bytes = await write(await files(), workspace);
    figures.push({ name, bytes, ...(await middleOf(RUNS, async () => inspect(program, workspace, exclude))) });
  }
  return figures;
}

async function write(files: HostileFiles, folder: string): Promise<number> {
  let bytes = 0;
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
    bytes += content.length;
  }
  return bytes;
}

function inspect(
  program: string,
  workspace: string,
  exclude: readonly string[],
): Omit<HostileFigures, 'name' | 'bytes'> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, workspace, ...exclude], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${workspace} was not inspected.\n${stderr}`);
  return JSON.parse(stdout);
}
