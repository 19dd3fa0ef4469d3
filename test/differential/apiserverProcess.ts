import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ComponentProcess, type LogLine, startComponent } from './componentProcess.ts';
import { freePort } from './freePort.ts';

/** A kube-apiserver's front door, or why it does not open. */
export interface Apiserver {
  readonly process: ComponentProcess;
  readonly port: number;
  /** Its last line, after which it exits with 1; undefined where it serves. */
  readonly failed?: string;
}

/** Longer than it dials an etcd. */
const PATIENCE = 30_000;

/** The program, built on first use. Throws with the build's own words where the packages that it is made of are not there. */
export const apiserverProgram = once(async () => {
  const script = fileURLToPath(new URL('apiserver/build.sh', import.meta.url));
  return (await promisify(execFile)('bash', [script])).stdout.trim();
});

/** Where servers find their own pair again: the first one makes it. */
const loopbackFolder = once(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-loopback-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const first = await start([], folder, folder, isServing);
  await first.process.stop();
  return folder;
});

/** Starts a server that logs all it knows, and waits until it serves or gives up, or until it logs what is asked for. */
export async function startApiserver(
  flags: readonly string[],
  folder: string,
  until: (line: LogLine) => boolean = () => false,
): Promise<Apiserver> {
  return start(flags, folder, await loopbackFolder(), (line) => isServing(line) || until(line));
}

async function start(
  flags: readonly string[],
  folder: string,
  loopback: string,
  until: (line: LogLine) => boolean,
): Promise<Apiserver> {
  const port = await freePort();
  const args = [`--secure-port=${port}`, `--loopback-folder=${loopback}`, '--v=5', ...flags];
  const environment = { GRPC_GO_LOG_SEVERITY_LEVEL: 'info' };
  const process = startComponent({ command: await apiserverProgram(), args, folder, environment, parseLine });
  const line = await process.waitFor(until, 0, PATIENCE);
  const failed = process.exitError();
  if (line === undefined && failed === undefined) {
    throw new Error(`the API server does not serve: ${JSON.stringify(process.lines.at(-1))}`);
  }
  // Whoever else is on this machine may have taken it meanwhile.
  if (failed?.includes('address already in use')) {
    await process.stop();
    return start(flags, folder, loopback, until);
  }
  if (failed !== undefined && process.exitCode() !== 1) throw new Error(`exit code ${process.exitCode()}: ${failed}`);
  return { process, port, failed };
}

export const isServing = ({ msg }: LogLine): boolean => msg.startsWith('Serving securely on ');

/** "E1127 03:25:55.290195   16961 run.go:72] text". */
function parseLine(line: string): LogLine {
  const [, level = 'text', msg = line] = /^([IWE])\d{4} \S+ +\d+ \S+\] (.*)$/.exec(line) ?? [];
  const failed = /^"command failed" err=(".*")$/.exec(msg)?.[1];
  return failed === undefined ? { level, msg } : { level: 'fatal', msg, error: JSON.parse(failed) as string };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
