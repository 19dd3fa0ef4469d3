import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ApiserverProgram, isServing, startApiserver } from './apiserverProcess.ts';
import { programPath } from './environment.ts';

/** Longer than it dials an etcd. */
const PATIENCE = 30_000;

let known: Promise<ReadonlySet<string>> | undefined;

/** A program of ours around kube-apiserver's own packages: test/components/kubernetes/cmd/frontdoor. */
export const FRONT_DOOR: ApiserverProgram = {
  start: async (flags, folder, until = () => false) => {
    known ??= knownFlags();
    const names = await known;
    return startApiserver({
      program: 'frontdoor',
      flags: [
        `--cert-dir=${join(folder, 'own')}`,
        ...flags.filter((flag) => names.has(/^--[^=]*/.exec(flag)?.[0] ?? '')),
      ],
      folder,
      patience: PATIENCE,
      until: (line) => isServing(line) || until(line),
    });
  },
};

/** The flags of kube-apiserver that concern its connections, as the program lists them. */
async function knownFlags(): Promise<ReadonlySet<string>> {
  const { stdout } = await promisify(execFile)(programPath('frontdoor'), ['--help']);
  return new Set([...stdout.matchAll(/^ {6}(--[a-z0-9-]+)/gm)].map(([, flag = '']) => flag));
}
