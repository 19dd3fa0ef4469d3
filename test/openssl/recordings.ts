import { readFileSync, writeFileSync } from 'node:fs';
import type { Answer } from './answer.ts';
import type { ParityCase } from './cases/case.ts';
import { madeId, OPENSSL_CASES } from './cases/opensslCases.ts';
import type { ParsedPart } from './structure.ts';

/** One certificate or request, DER in base64, with what openssl said of it. */
export interface RecordedCase extends Pick<ParityCase, 'id' | 'kind'> {
  readonly der: string;
  readonly answer: Answer;
  /** Present if the case has it compared. */
  readonly structure?: readonly ParsedPart[];
}

export interface Recording {
  /** "OpenSSL 3.5.4 30 Sep 2025". */
  readonly version: string;
  readonly cases: readonly RecordedCase[];
}

const FILE = new URL('recorded/answers.txt', import.meta.url);

/** The bytes of a recorded case. */
export const recordedDer = ({ der }: RecordedCase): Uint8Array => Uint8Array.from(Buffer.from(der, 'base64'));

export function readRecording(): Recording {
  const [version = '', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return { version, cases: lines.map((line) => JSON.parse(line) as RecordedCase) };
}

/** The version, and a line of JSON for each case: a change of one is a change of one line. */
export function writeRecording({ version, cases }: Recording): void {
  writeFileSync(FILE, `${[version, ...cases.map((one) => JSON.stringify(one))].join('\n')}\n`);
}

/** The recorded certificates that openssl made of the cases. */
export function recordedCertificates(): readonly { readonly name: string; readonly der: Uint8Array }[] {
  const byId = new Map(readRecording().cases.map((one) => [one.id, one]));
  return OPENSSL_CASES.map(({ name }) => {
    const recorded = byId.get(madeId(name));
    if (!recorded) throw new Error(`${madeId(name)} is not recorded.`);
    return { name, der: recordedDer(recorded) };
  });
}
