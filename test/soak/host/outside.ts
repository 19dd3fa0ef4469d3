import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { LeafWish, Pair, Question, Situation, Told, Verdict } from '../outside/questions.ts';

interface Reply {
  readonly answer?: unknown;
  readonly error?: string;
}

/** The process that judges and signs, so that neither costs the extension host memory. One question at a time. */
export class Outside {
  readonly #child: ChildProcess;
  #last: Promise<unknown> = Promise.resolve();

  constructor(root: string) {
    this.#child = fork(path.join(root, 'test/soak/outside/process.ts'), [], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    });
  }

  compare(situation: Situation, reported: Told): Promise<Verdict> {
    return this.#ask({ kind: 'compare', situation, reported });
  }

  leaf(wish: LeafWish): Promise<Pair> {
    return this.#ask({ kind: 'leaf', wish });
  }

  authority(commonName: string, notAfter: number): Promise<Pair> {
    return this.#ask({ kind: 'authority', commonName, notAfter });
  }

  end(): void {
    this.#child.disconnect();
  }

  #ask<Answer>(question: Question): Promise<Answer> {
    const asked = this.#last.then(() => this.#exchange<Answer>(question));
    this.#last = asked.catch(() => {});
    return asked;
  }

  #exchange<Answer>(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`The process beside ended with code ${code}.`));
      this.#child.once('exit', onExit);
      this.#child.once('message', ({ answer, error }: Reply) => {
        this.#child.off('exit', onExit);
        if (error === undefined) resolve(answer as Answer);
        else reject(new Error(error));
      });
      this.#child.send(question);
    });
  }
}
