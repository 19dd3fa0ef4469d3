import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KubernetesReader } from '../../../src/core/formats/yaml/kubernetesReaders.ts';
import { buildJudge, JudgeProcess } from '../judgeProcess.ts';

/** The result of one Kubernetes reader for a file. */
export interface Reading {
  /** As JSON, without those that are null; null if there is none. */
  readonly documents: readonly unknown[] | null;
  readonly error?: string;
  readonly typed?: unknown;
  readonly typeError?: string;
}

export type Readings = Readonly<Record<KubernetesReader, Reading>>;

/** The libraries of the pinned release, as a program that reads one file after the other. */
export class Judge {
  readonly #program = buildJudge('yaml-judge', fileURLToPath(new URL('judge', import.meta.url)));
  readonly #process = new JudgeProcess(this.#program);

  /** The results of each reader for each file, in order. */
  async read(files: readonly Uint8Array[]): Promise<readonly Readings[]> {
    return this.#process.ask(files.map((file) => Buffer.from(file).toString('base64')));
  }

  /** The structs that it decodes pods and kubeconfigs into, a line each. */
  types(): string {
    return execFileSync(this.#program, ['types'], { encoding: 'utf8' });
  }

  end(): void {
    this.#process.end();
  }
}
