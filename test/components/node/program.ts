import { type ChildProcess, spawn } from 'node:child_process';

/** A component that runs in an enclosure, or has run there. */
export class Program {
  readonly name: string;
  /** All it printed, without what differs between two runs. */
  readonly lines: string[] = [];
  readonly #enter: readonly string[];
  readonly #words: readonly string[];
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #state: 'running' | 'stopped' | 'exited' = 'running';
  #endedAt: number | undefined;
  #rest = '';

  constructor(name: string, enter: readonly string[], words: readonly string[]) {
    this.name = name;
    this.#enter = enter;
    this.#words = words;
    const [command = '', ...rest] = [...enter, ...words];
    this.#child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/run/programs:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', TZ: 'UTC' },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (chunk: string) => this.#read(chunk));
    }
    this.#child.once('close', () => {
      if (this.#state === 'running') this.#state = 'exited';
      this.#endedAt = Date.now();
      this.#wake();
    });
    this.#child.once('error', (error) => this.#read(`${error.message}\n`));
  }

  /** Whether it ended by itself. */
  get hasExited(): boolean {
    return this.#state === 'exited';
  }

  /** The time at which it ended, in milliseconds; undefined while it runs. */
  get endedAt(): number | undefined {
    return this.#endedAt;
  }

  /** Resolves when it has exited, the condition holds, or time is up: true for the condition. */
  waitFor(condition: () => boolean, milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isMet: boolean) => {
        this.#waiting.delete(check);
        clearTimeout(timer);
        resolve(isMet);
      };
      const check = () => {
        const isMet = condition();
        if (isMet || this.#state !== 'running') finish(isMet);
      };
      const timer = setTimeout(() => finish(condition()), milliseconds);
      this.#waiting.add(check);
      check();
    });
  }

  has(pattern: RegExp): boolean {
    return this.lines.some((line) => pattern.test(line));
  }

  /** The same program, started again. */
  startedAgain(): Program {
    return new Program(this.name, this.#enter, this.#words);
  }

  async stop(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#state = 'stopped';
    const ended = new Promise<void>((resolve) => this.#child.once('close', () => resolve()));
    this.#child.kill('SIGKILL');
    await ended;
  }

  #read(chunk: string): void {
    const whole = (this.#rest + chunk).split('\n');
    this.#rest = whole.pop() ?? '';
    for (const line of whole) if (line !== '') this.lines.push(plainLine(line));
    this.#wake();
  }

  #wake(): void {
    for (const check of this.#waiting) check();
  }
}

/** A line with its quotation unescaped, and times written as <time>. */
export function plainLine(line: string): string {
  return line
    .replace(/\\+"/g, '"')
    .replace(/^([IWEF])\d{4} [\d:.]+ +\d+ /, '$1 ')
    .replace(/\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/g, '<time>');
}
