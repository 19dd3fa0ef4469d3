import { readFileSync, writeFileSync } from 'node:fs';
import type { Tally } from './tally.ts';

/** The collections of questions. */
export type JudgeName = 'chains' | 'pairs' | 'handshakes' | 'pkits' | 'limbo' | 'bettertls' | 'cryptography';

/** The counts of the last recorded run over one of them. */
export interface RecordedJudge {
  /** Such as "1.26.8". */
  readonly go: string;
  /** Such as "2026-11-29". */
  readonly date: string;
  /** For drawn chains, the first and the last seed. */
  readonly from?: number | undefined;
  readonly to?: number;
  readonly questions: number;
  readonly accepted: number;
  readonly verdicts: number;
  readonly texts: number;
  readonly known: Readonly<Record<string, number>>;
}

const FILE = new URL('../recorded/x509.json', import.meta.url);

export function readJudges(): Readonly<Partial<Record<JudgeName, RecordedJudge>>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Partial<Record<JudgeName, RecordedJudge>>;
}

/** Replaces what was recorded of the collection, or adds to it if the seeds follow those of the run before. */
export function recordJudge<Source>(
  name: JudgeName,
  go: string,
  { questions, accepted, verdicts, texts, known }: Tally<Source>,
  seeds: { readonly from?: number; readonly to?: number } = {},
): void {
  const date = new Date().toISOString().slice(0, 10);
  const run: RecordedJudge = { go, date, ...seeds, questions, accepted, verdicts, texts, known };
  const all = readJudges();
  const before = all[name];
  const isNext = before?.to !== undefined && before.go === go && before.to + 1 === seeds.from;
  const recorded = { ...all, [name]: isNext ? together(before, run) : run };
  writeFileSync(FILE, `${JSON.stringify(recorded, undefined, 2)}\n`);
}

function together(one: RecordedJudge, next: RecordedJudge): RecordedJudge {
  const known = { ...one.known };
  for (const [id, count] of Object.entries(next.known)) known[id] = (known[id] ?? 0) + count;
  return {
    ...next,
    from: one.from,
    questions: one.questions + next.questions,
    accepted: one.accepted + next.accepted,
    verdicts: one.verdicts + next.verdicts,
    texts: one.texts + next.texts,
    known,
  };
}
