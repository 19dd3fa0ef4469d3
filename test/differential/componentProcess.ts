import { type ChildProcess, spawn } from 'node:child_process';
import { ENVIRONMENT } from './environment.ts';

/** One line of a component's log. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly error?: string;
  readonly [field: string]: unknown;
}

/** A running component, or one that has exited by itself. */
export interface ComponentProcess {
  readonly lines: readonly LogLine[];
  /** The text it exited with; undefined while it runs. */
  exitError(): string | undefined;
  /** Null if a signal ended it; undefined while it runs. */
  exitCode(): number | null | undefined;
  /** Resolves with the first line that satisfies, from the given one on; undefined when time is up or the component has exited. */
  waitFor(wanted: (line: LogLine) => boolean, from: number, timeout: number): Promise<LogLine | undefined>;
  stop(): Promise<void>;
}

export interface ComponentStart {
  readonly command: string;
  readonly args: readonly string[];
  /** The working directory. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  parseLine(line: string): LogLine;
}

/** Nothing here runs longer, whatever happens. */
const LIFETIME = 180_000;

const running = new Set<ChildProcess>();

// None outlives the run, however that ends.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Starts a component; what it exits with is the error of its last line of level "fatal". */
export function startComponent(start: ComponentStart): ComponentProcess {
  const child = spawn(start.command, start.args, {
    cwd: start.folder,
    env: { ...ENVIRONMENT, ...start.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  let text = '';
  let exited = false;
  let code: number | null | undefined;
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    text += chunk;
    const whole = text.split('\n');
    text = whole.pop() ?? '';
    lines.push(...whole.filter((line) => line !== '').map((line) => start.parseLine(line)));
    wake();
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', (exitCode) => {
      exited = true;
      code = exitCode;
      running.delete(child);
      wake();
      resolve();
    });
    child.once('error', (error) => lines.push({ level: 'fatal', msg: error.message, error: error.message }));
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIFETIME);
  return {
    lines,
    exitError: () => (exited ? (lines.findLast(({ level }) => level === 'fatal')?.error ?? 'exited') : undefined),
    exitCode: () => code,
    waitFor: (wanted, from, timeout) =>
      new Promise((resolve) => {
        const finish = (line: LogLine | undefined) => {
          waiting.delete(check);
          clearTimeout(timer);
          resolve(line);
        };
        const check = () => {
          const found = lines.find((line, at) => at >= from && wanted(line));
          if (found || exited) finish(found);
        };
        const timer = setTimeout(() => finish(undefined), timeout);
        waiting.add(check);
        check();
      }),
    stop: () => stop(child, closed, limit),
  };
}

async function stop(child: ChildProcess, closed: Promise<void>, limit: NodeJS.Timeout): Promise<void> {
  child.kill('SIGKILL');
  await closed;
  clearTimeout(limit);
}
