import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Go program of ours that answers each line of its input with a line. */
export class JudgeProcess {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string) {
    this.#process = spawn(program, { stdio: 'pipe' });
    this.#process.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#process.stdout, crlfDelay: Number.POSITIVE_INFINITY })[
      Symbol.asyncIterator
    ]();
  }

  /** The answers, in order. */
  async ask<Answer>(questions: readonly string[]): Promise<readonly Answer[]> {
    const input = questions.map((question) => `${question}\n`).join('');
    const isWritten = new Promise((resolve) => this.#process.stdin.write(input, resolve));
    const answers: Answer[] = [];
    while (answers.length < questions.length) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('The judge ended before it had answered.');
      answers.push(JSON.parse(value) as Answer);
    }
    await isWritten;
    return answers;
  }

  end(): void {
    this.#process.stdin.end();
  }
}

/** Builds a program outside of the clone, and returns where it is; a second build takes a second. */
export function buildJudge(name: string, sources: string): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kubernetes-pki-inspector');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, name);
  execFileSync('go', ['build', '-trimpath', '-o', program, '.'], {
    cwd: sources,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return program;
}
