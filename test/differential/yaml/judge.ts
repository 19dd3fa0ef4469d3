import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { KubernetesReader } from '../../../src/core/formats/yaml/kubernetesReaders.ts';

/** What one reader of Kubernetes made of a file. */
export interface Reading {
  /** As JSON, without those that are null; null where there is none. */
  readonly documents: readonly unknown[] | null;
  readonly error?: string;
  readonly typed?: unknown;
  readonly typeError?: string;
}

export type Readings = Readonly<Record<KubernetesReader, Reading>>;

/** The libraries of the pinned release, as a program that reads one file after the other. */
export class Judge {
  readonly #program: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    this.#program = build();
    this.#process = spawn(this.#program, { stdio: 'pipe' });
    this.#process.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#process.stdout, crlfDelay: Number.POSITIVE_INFINITY })[
      Symbol.asyncIterator
    ]();
  }

  /** What each reader makes of each file, in order. */
  async read(files: readonly Uint8Array[]): Promise<readonly Readings[]> {
    const input = files.map((file) => `${Buffer.from(file).toString('base64')}\n`).join('');
    const isWritten = new Promise((resolve) => this.#process.stdin.write(input, resolve));
    const readings: Readings[] = [];
    while (readings.length < files.length) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('The judge ended before it had read all files.');
      readings.push(JSON.parse(value) as Readings);
    }
    await isWritten;
    return readings;
  }

  /** The structs that it decodes pods and kubeconfigs into, a line each. */
  types(): string {
    return execFileSync(this.#program, ['types'], { encoding: 'utf8' });
  }

  end(): void {
    this.#process.stdin.end();
  }
}

/** Builds the program outside of the clone, and returns where it is; a second build takes a second. */
function build(): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kubernetes-pki-inspector');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'yaml-judge');
  const sources = fileURLToPath(new URL('judge', import.meta.url));
  execFileSync('go', ['build', '-trimpath', '-o', program, '.'], {
    cwd: sources,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return program;
}
