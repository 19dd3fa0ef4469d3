import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { derivedMaterial } from '../../support/material/derivedMaterial.ts';
import { useMaterial } from '../../support/material/material.ts';
import { writeAgreement } from '../agreementDocument.ts';
import { type ChainDraft, drawChain, questionOf } from './chains/drawChain.ts';
import { minimizedChain } from './chains/minimize.ts';
import { type Difference, difference, goAnswers, ourAnswer, type Question, startJudge } from './question.ts';
import { type JudgeName, recordJudge } from './recorded.ts';
import { bettertlsQuestions, limboQuestions, type NamedQuestion, pkitsQuestions } from './suites.ts';
import { groupName, Tally } from './tally.ts';

/** Questions at once. */
const BATCH = 500;

/** Differences that are minimized. */
const SHOWN = 25;

const { values } = parseArgs({
  options: {
    /** How many chains are drawn. */
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    /** Copies of other people's collections: x509-limbo's `limbo.json`, and what `bettertls export-tests` writes. */
    limbo: { type: 'string' },
    bettertls: { type: 'string' },
    /** Prints what Go says of each case of a collection, and the certificates of each difference. */
    print: { type: 'boolean', default: false },
    /** Writes the counts to docs/agreement.md. */
    record: { type: 'boolean', default: false },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const go = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim().replace(/^go/, '');
const start = performance.now();
useMaterial(derivedMaterial());
const judge = startJudge();
const tallies = [
  await collection('pkits', 'NIST PKITS', pkitsQuestions()),
  ...(values.limbo === undefined ? [] : [await collection('limbo', 'x509-limbo', limboQuestions(values.limbo))]),
  ...(values.bettertls === undefined
    ? []
    : [await collection('bettertls', 'bettertls', bettertlsQuestions(values.bettertls))]),
  ...(count === 0 ? [] : [await chains()]),
];
judge.end();
if (values.record) writeAgreement();
const [asked, failed] = [sum(({ questions }) => questions), sum((tally) => tally.failed)];
console.log(`${Math.round((performance.now() - start) / 1000)} s`);
console.log(`${asked - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function sum(of: (tally: Tally<unknown>) => number): number {
  return tallies.reduce((all, tally) => all + of(tally), 0);
}

/** Asks what somebody else has made. */
async function collection(name: JudgeName, title: string, questions: readonly NamedQuestion[]): Promise<Tally<string>> {
  const tally = new Tally<string>();
  for (let at = 0; at < questions.length; at += BATCH) {
    const batch = questions.slice(at, at + BATCH);
    await ask(
      tally,
      batch.map(({ id }) => id),
      batch.map(({ question }) => question),
    );
  }
  for (const [group, { count: cases, source }] of tally.open)
    console.log(`${title}: ${cases} such as ${source}: ${group}`);
  report(title, tally);
  if (values.record) recordJudge(name, go, tally);
  return tally;
}

/** Asks about chains that are drawn, and minimizes those on which we disagree. */
async function chains(): Promise<Tally<number>> {
  const tally = new Tally<number>();
  for (let at = from; at < from + count; at += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, from + count - at) }, (_, offset) => at + offset);
    await ask(tally, seeds, await Promise.all(seeds.map((seed) => questionOf(drawChain(seed)))));
  }
  for (const [name, { count: cases, source }] of [...tally.open].slice(0, SHOWN)) {
    const chain = await minimizedChain(drawChain(source), async (smaller) => {
      const differs = await differenceOf(smaller);
      return differs !== undefined && groupName(differs) === name;
    });
    console.log(`${String(cases).padStart(6)}  ${name}\n        seed ${source}: ${summary(chain)}`);
    if (!values.print) continue;
    const { leaf, intermediates, anchors } = await questionOf(chain);
    for (const der of [leaf, ...intermediates, ...anchors])
      console.log(`          ${Buffer.from(der).toString('hex')}`);
  }
  report(`chains of seeds ${from} to ${from + count - 1}`, tally);
  if (values.record) recordJudge('chains', go, tally, { from, to: from + count - 1 });
  return tally;
}

async function ask<Source>(
  tally: Tally<Source>,
  sources: readonly Source[],
  questions: readonly Question[],
): Promise<void> {
  const answers = await goAnswers(judge, questions);
  for (const [index, question] of questions.entries()) {
    const [source, answer] = [sources[index], answers[index]];
    if (source === undefined || !answer) throw new Error(`Question ${index} was not judged.`);
    if (values.print && typeof source === 'string') {
      console.log(`${source}: ${answer.parsed.find((error) => error !== '') ?? (answer.error || 'ok')}`);
    }
    tally.add(source, answer, await ourAnswer(question));
  }
}

async function differenceOf(chain: ChainDraft): Promise<Difference | undefined> {
  const question = await questionOf(chain);
  const [answer] = await goAnswers(judge, [question]);
  return answer && difference(answer, await ourAnswer(question));
}

function report(title: string, { questions, accepted, verdicts, texts, known }: Tally<unknown>): void {
  console.log(
    `${title}: ${questions}, of which Go accepts ${accepted}; the same verdict ${verdicts}, the same text ${texts}`,
  );
  for (const [id, cases] of Object.entries(known)) console.log(`${String(cases).padStart(6)}  known: ${id}`);
}

function summary({ leaf, intermediates, anchors, purpose, host }: ChainDraft): string {
  const of = ({ subject, extensions, spoils }: ChainDraft['leaf']): string =>
    `${subject} [${[...extensions.map(({ oid }) => oid), ...spoils.map((seed) => `spoil ${seed}`)].join(', ')}]`;
  return [...[leaf, ...intermediates, ...anchors].map(of), purpose, host].join('; ');
}
