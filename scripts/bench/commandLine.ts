import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from '../paths.ts';
import { writeManyClusters } from './manyNodes.ts';
import { middleOf } from './middle.ts';

/** `check --format json` compared with the floor, over so many clusters of one node each; and each of its figures for the floor. */
export interface CommandLineFigures {
  readonly nodes: number;
  /** Such as "24". */
  readonly version: string;
  readonly ours: Usage;
  readonly floor: Usage;
}

/** The figures of one process, from its start to its end. */
export interface Usage {
  /** Milliseconds of all processors together. */
  readonly work: number;
  /** Milliseconds. */
  readonly clock: number;
  /** The largest resident set, in megabytes. */
  readonly peak: number;
}

const SIZES = [1, 100, 1000, 3000];
/** The largest has 108,000 files. */
const MAX_FILES = '200000';
/** Odd. The two programs take turns, so that what else the machine does falls on both. */
const RUNS = 3;

/** Measures with each of the Nodes given by their paths. Writes the clusters below the folder. Needs dist/cli.js. */
export async function measureCommandLine(
  folder: string,
  nodes: readonly string[],
): Promise<readonly CommandLineFigures[]> {
  const programs = path.join(folder, 'command-line');
  await mkdir(programs, { recursive: true });
  const floor = path.join(programs, 'floor.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'scripts/bench/floorRun.ts')],
    outfile: floor,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const usage = path.join(programs, 'usage.mjs');
  await writeFile(usage, USAGE);
  const figures: CommandLineFigures[] = [];
  for (const size of SIZES) {
    const clusters = path.join(folder, `clusters-${size}`);
    await writeManyClusters(size, clusters);
    for (const node of nodes) {
      const run = (...words: readonly string[]) => measured(node, usage, words);
      const middle = await middleOf(RUNS, () => {
        const least = run(floor, clusters);
        const options = ['--format', 'json', '--max-files', MAX_FILES];
        const ours = run(path.join(ROOT, 'dist/cli.js'), 'check', ...options, clusters);
        return { ...ours, floorWork: least.work, floorClock: least.clock, floorPeak: least.peak };
      });
      const { work, clock, peak, floorWork, floorClock, floorPeak } = middle;
      const version = spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], {
        encoding: 'utf8',
      }).stdout.trim();
      const least = { work: floorWork, clock: floorClock, peak: floorPeak };
      figures.push({ nodes: size, version, ours: { work, clock, peak }, floor: least });
    }
  }
  return figures;
}

/** A program has no other way to say what it has used, and its standard output is the report. */
const USAGE = `
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  // The largest resident set that getrusage knows of a child begins with that of its parent.
  const [, kilobytes] = /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  writeSync(3, JSON.stringify({ work: (userCPUTime + systemCPUTime) / 1000, peak: kilobytes / 1000 }));
});
`;

function measured(node: string, usage: string, words: readonly string[]): Usage {
  const started = performance.now();
  const { status, stderr, output } = spawnSync(node, ['--import', pathToFileURL(usage).href, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const clock = performance.now() - started;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}.\n${stderr}`);
  return { clock, ...JSON.parse(output[3] ?? '') };
}
