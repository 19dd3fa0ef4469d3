import { parseArgs } from 'node:util';
import { difference, goAnswers, isSameVerdict, ourAnswer, startJudge } from './question.ts';
import { limboQuestions, type NamedQuestion, pkitsQuestions } from './suites.ts';

/** Questions at once. */
const BATCH = 200;

const { values } = parseArgs({
  options: {
    /** A copy of x509-limbo's `limbo.json`. */
    limbo: { type: 'string' },
    /** Prints the answer to each case. */
    print: { type: 'boolean', default: false },
  },
});

const judge = startJudge();
await run('NIST PKITS', pkitsQuestions());
if (values.limbo !== undefined) await run('x509-limbo', limboQuestions(values.limbo));
judge.end();

async function run(name: string, questions: readonly NamedQuestion[]): Promise<void> {
  let [verdicts, texts] = [0, 0];
  for (let at = 0; at < questions.length; at += BATCH) {
    const batch = questions.slice(at, at + BATCH);
    const answers = await goAnswers(
      judge,
      batch.map(({ question }) => question),
    );
    for (const [index, { id, question }] of batch.entries()) {
      const go = answers[index];
      if (!go) throw new Error(`${id} was not judged.`);
      const ours = await ourAnswer(question);
      const differs = difference(go, ours);
      if (values.print) console.log(`${id}: ${go.error || go.parsed.find((error) => error !== '') || 'ok'}`);
      if (!differs || isSameVerdict(differs)) verdicts++;
      if (!differs) texts++;
      else
        console.log(`${name}: ${id}: ${differs.part}\n  Go:   ${differs.go || 'ok'}\n  ours: ${differs.ours || 'ok'}`);
    }
  }
  console.log(`${name}: ${questions.length} cases, ${verdicts} verdicts and ${texts} texts are Go's`);
}
