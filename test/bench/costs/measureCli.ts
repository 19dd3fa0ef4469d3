import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { bundledCli } from '../../support/bundledCli.ts';

/** The cost of a run of the command line. */
export interface Costs {
  /** Processor time of all threads. */
  readonly seconds: number;
  /** The largest resident memory. */
  readonly megabytes: number;
  /** The longest time between two turns of the event loop, in milliseconds of processor time. */
  readonly hold: number;
}

export interface MeasuredRun extends Costs {
  readonly code: number | null;
  /** Bytes written to standard output. */
  readonly bytes: number;
}

const PRELOADED = pathToFileURL(path.join(import.meta.dirname, 'child/countCosts.ts')).href;

/** Runs the command line as a person does, reads what it writes, and counts. */
export async function measureCli(args: readonly string[], input = ''): Promise<MeasuredRun> {
  const options = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', `--import=${PRELOADED}`];
  const child = spawn(process.execPath, [...options, bundledCli(), ...args], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
  });
  const [, stdout, , costs] = child.stdio;
  if (!stdout || !costs || !('read' in stdout) || !('read' in costs)) throw new Error('There are no pipes.');
  child.stdin?.end(input);
  let bytes = 0;
  stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const counted: Costs = JSON.parse(await text(costs));
  return { ...counted, code: await code, bytes };
}
