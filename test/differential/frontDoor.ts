import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Apiserver, type ApiserverProgram, isServing, startApiserver } from './apiserverProcess.ts';
import type { LogLine } from './componentProcess.ts';
import { programPath } from './environment.ts';

/** Longer than it tries to connect to an etcd. */
const PATIENCE = 30_000;

interface Prepared {
  /** The flags of kube-apiserver that concern its connections, as the program lists them. */
  readonly known: ReadonlySet<string>;
  /** The path at which servers find the pair with which they reach themselves: the first one makes it. */
  readonly loopback: string;
}

let prepared: Promise<Prepared> | undefined;

/** A program of ours around kube-apiserver's own packages: test/components/kubernetes/cmd/frontdoor. */
export const FRONT_DOOR: ApiserverProgram = {
  start: async (flags, folder, until = () => false) => {
    prepared ??= prepare();
    const { known, loopback } = await prepared;
    const wanted = flags.filter((flag) => known.has(/^--[^=]*/.exec(flag)?.[0] ?? ''));
    return start(wanted, folder, loopback, (line) => isServing(line) || until(line));
  },
};

async function prepare(): Promise<Prepared> {
  const { stdout } = await promisify(execFile)(programPath('frontdoor'), ['--help']);
  const loopback = await mkdtemp(join(tmpdir(), 'kubernetes-pki-loopback-'));
  process.once('exit', () => rmSync(loopback, { recursive: true, force: true }));
  const first = await start([], loopback, loopback, isServing);
  await first.process.stop();
  return { known: new Set([...stdout.matchAll(/^ {6}(--[a-z0-9-]+)/gm)].map(([, flag = '']) => flag)), loopback };
}

function start(
  flags: readonly string[],
  folder: string,
  loopback: string,
  until: (line: LogLine) => boolean,
): Promise<Apiserver> {
  return startApiserver({
    program: 'frontdoor',
    flags: [`--cert-dir=${join(folder, 'own')}`, `--loopback-folder=${loopback}`, ...flags],
    folder,
    patience: PATIENCE,
    until,
  });
}
