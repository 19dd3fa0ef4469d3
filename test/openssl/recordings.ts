import { readFileSync, writeFileSync } from 'node:fs';
import type { Answer } from './answer.ts';

/** One certificate, DER in base64, with what openssl said of it. */
export interface RecordedCase {
  readonly id: string;
  readonly der: string;
  readonly answer: Answer;
}

export interface Recording {
  /** "OpenSSL 3.5.4 30 Sep 2025". */
  readonly version: string;
  readonly cases: readonly RecordedCase[];
}

const FILE = new URL('recorded/answers.txt', import.meta.url);

export function readRecording(): Recording {
  const [version = '', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return { version, cases: lines.map((line) => JSON.parse(line) as RecordedCase) };
}

/** The version, and a line of JSON for each case: a change of one is a change of one line. */
export function writeRecording({ version, cases }: Recording): void {
  writeFileSync(FILE, `${[version, ...cases.map((one) => JSON.stringify(one))].join('\n')}\n`);
}
