import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { derivedMaterial } from '../../support/material/derivedMaterial.ts';
import { useMaterial } from '../../support/material/material.ts';
import { writeAgreement } from '../agreementDocument.ts';
import { chainFamily } from './chains/family.ts';
import { cryptographyQuestions } from './cryptographyVectors.ts';
import { compareDrafts, type DrawnFamily, minimized } from './drawnFamily.ts';
import { addFormer, disagreeingAgain } from './formerDisagreements.ts';
import { handshakeFamily } from './handshakes/family.ts';
import { pairFamily } from './pairs/family.ts';
import { contrast, goAnswers, startJudge } from './question.ts';
import { type JudgeName, recordJudge } from './recorded.ts';
import { bettertlsQuestions, limboQuestions, type NamedQuestion, pkitsQuestions } from './suites.ts';
import { groupName, Tally } from './tally.ts';

/** Questions at once. */
const BATCH = 500;

/** Differences that are minimized. */
const SHOWN = 25;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many of each family are drawn. */
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    /** Copies of other people's collections: x509-limbo's `limbo.json`, and what `bettertls export-tests` writes. */
    limbo: { type: 'string' },
    bettertls: { type: 'string' },
    /** The folder `cryptography_vectors/x509`. */
    cryptography: { type: 'string' },
    /** Prints what Go says of each case of a collection. */
    print: { type: 'boolean', default: false },
    /** Writes the counts to docs/agreement.md. */
    record: { type: 'boolean', default: false },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const go = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim().replace(/^go/, '');
const start = performance.now();
useMaterial(derivedMaterial());
const tallies: Tally<unknown>[] = [];
/** Disagreements of earlier runs. */
const former = { tried: 0, failed: 0 };
if (isWanted('pkits')) await collection('pkits', 'NIST PKITS', pkitsQuestions());
if (values.limbo !== undefined) await collection('limbo', 'x509-limbo', limboQuestions(values.limbo));
if (values.bettertls !== undefined) await collection('bettertls', 'bettertls', bettertlsQuestions(values.bettertls));
if (values.cryptography !== undefined)
  await collection('cryptography', 'Python’s cryptography', cryptographyQuestions(values.cryptography));
if (isWanted('chains')) await drawn(chainFamily());
if (isWanted('pairs')) await drawn(pairFamily());
if (isWanted('handshakes')) await drawn(handshakeFamily());
if (values.record) writeAgreement();
const asked = former.tried + sum(({ questions }) => questions);
const failed = former.failed + sum((tally) => tally.failed);
console.log(`${Math.round((performance.now() - start) / 1000)} s`);
console.log(`${asked - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Whether the words of the command line name it, or none is given. */
function isWanted(name: JudgeName): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

function sum(of: (tally: Tally<unknown>) => number): number {
  return tallies.reduce((all, tally) => all + of(tally), 0);
}

/** Asks what somebody else has made. */
async function collection(name: JudgeName, title: string, questions: readonly NamedQuestion[]): Promise<void> {
  const judge = startJudge();
  const tally = new Tally<string>();
  for (let at = 0; at < questions.length; at += BATCH) {
    const batch = questions.slice(at, at + BATCH);
    const answers = await compareDrafts(
      {
        ask: (all: readonly NamedQuestion[]) =>
          goAnswers(
            judge,
            all.map(({ question }) => question),
          ),
        contrast: ({ question }, answer) => contrast(question, answer),
      },
      batch,
    );
    for (const [index, comparison] of answers.entries()) {
      const id = batch[index]?.id ?? '';
      const { parsed, error } = comparison.answer;
      if (values.print) console.log(`${id}: ${parsed.find((text) => text !== '') ?? (error || 'ok')}`);
      tally.add(id, comparison);
    }
  }
  judge.end();
  for (const [group, { count: cases, source }] of tally.open)
    console.log(`${title}: ${cases} such as ${source}: ${group}`);
  report(title, tally);
  if (values.record) recordJudge(name, go, tally);
}

/** Asks about what is drawn, and minimizes what we disagree on. */
async function drawn<Draft, Answer>(family: DrawnFamily<Draft, Answer>): Promise<void> {
  const { tried, again } = await disagreeingAgain(family);
  for (const one of again) console.log(`once corrected: ${one}`);
  former.tried += tried;
  former.failed += again.length;
  const tally = new Tally<number>();
  for (let at = from; at < from + count; at += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, from + count - at) }, (_, offset) => at + offset);
    const comparisons = await compareDrafts(
      family,
      seeds.map((seed) => family.draw(seed)),
    );
    for (const [index, comparison] of comparisons.entries()) tally.add(at + index, comparison);
  }
  for (const [group, { count: cases, source }] of [...tally.open].slice(0, SHOWN)) {
    const draft = await minimized(family, family.draw(source), async (smaller) => {
      const [comparison] = await compareDrafts(family, [smaller]);
      return comparison?.difference !== undefined && groupName(comparison.difference) === group;
    });
    if (values.record) {
      const [answer] = await family.ask([draft]);
      addFormer({ family: family.name, draft, answer });
    }
    console.log(`${String(cases).padStart(6)}  ${group}\n        seed ${source}: ${family.summary(draft)}`);
  }
  family.end();
  report(`${family.title} of seeds ${from} to ${from + count - 1}`, tally);
  if (values.record) recordJudge(family.name, go, tally, { from, to: from + count - 1 });
}

function report(title: string, tally: Tally<unknown>): void {
  tallies.push(tally);
  const { questions, accepted, verdicts, texts, known } = tally;
  console.log(
    `${title}: ${questions}, of which Go accepts ${accepted}; the same verdict ${verdicts}, the same text ${texts}`,
  );
  for (const [id, cases] of Object.entries(known)) console.log(`${String(cases).padStart(6)}  known: ${id}`);
}
