import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * A replacement of `@vscode/spdlog` without its native module, which the tests' server is installed without: VS Code then writes no log file, and
 * keeps every line in memory instead. Only the part that VS Code calls.
 */
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

class LogFile {
  readonly #file: string;
  #least = 2;
  #isPlain = false;

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#file = file;
  }

  trace = (text: string) => this.#write(0, text);
  debug = (text: string) => this.#write(1, text);
  info = (text: string) => this.#write(2, text);
  warn = (text: string) => this.#write(3, text);
  error = (text: string) => this.#write(4, text);
  critical = (text: string) => this.#write(5, text);

  getLevel(): number {
    return this.#least;
  }

  setLevel(level: number): void {
    this.#least = level;
  }

  clearFormatters(): void {
    this.#isPlain = true;
  }

  setPattern(): void {
    this.#isPlain = false;
  }

  flush(): void {}

  drop(): void {}

  #write(level: number, text: string): void {
    if (level < this.#least) return;
    const head = `${new Date().toISOString().replace('T', ' ').replace('Z', '')} [${LEVELS[level]}] `;
    appendFileSync(this.#file, this.#isPlain ? text : `${head}${text}\n`);
  }
}

export const createRotatingLogger = async (_name: string, file: string) => new LogFile(file);
export const createAsyncRotatingLogger = createRotatingLogger;
export function setLevel(): void {}
export function setFlushOn(): void {}
