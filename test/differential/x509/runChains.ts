import { parseArgs } from 'node:util';
import { derivedMaterial } from '../../support/material/derivedMaterial.ts';
import { useMaterial } from '../../support/material/material.ts';
import { type ChainDraft, drawChain, questionOf } from './chains/drawChain.ts';
import { minimizedChain } from './chains/minimize.ts';
import { type Difference, difference, goAnswers, isSameVerdict, ourAnswer, startJudge } from './question.ts';

/** Questions at once. */
const BATCH = 500;

/** Differences that are minimized. */
const SHOWN = 25;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '3000' },
    from: { type: 'string', default: '0' },
    print: { type: 'boolean', default: false },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const start = performance.now();
useMaterial(derivedMaterial());
const judge = startJudge();
const groups = new Map<string, { count: number; readonly seed: number; readonly example: Difference }>();
let [verdicts, texts, accepted] = [0, 0, 0];
for (let at = from; at < from + count; at += BATCH) await compare(at, Math.min(BATCH, from + count - at));
for (const [name, { count: chains, seed }] of [...groups].slice(0, SHOWN)) {
  const chain = await minimizedChain(drawChain(seed), async (smaller) => {
    const differs = await differenceOf(smaller);
    return differs !== undefined && groupOf(differs) === name;
  });
  console.log(`${String(chains).padStart(6)}  ${name}\n        seed ${seed}: ${summary(chain)}`);
  if (!values.print) continue;
  const { leaf, intermediates, anchors } = await questionOf(chain);
  for (const der of [leaf, ...intermediates, ...anchors]) console.log(`          ${Buffer.from(der).toString('hex')}`);
}
judge.end();
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `${count} chains of seeds ${from} to ${from + count - 1}, ${accepted} of them accepted by Go: ${verdicts} verdicts and ${texts} texts are Go's, ${seconds} s`,
);
console.log(`${texts} passed, ${count - texts} failed`);
process.exitCode = texts === count ? 0 : 1;

async function compare(first: number, size: number): Promise<void> {
  const questions = await Promise.all(
    Array.from({ length: size }, (_, offset) => questionOf(drawChain(first + offset))),
  );
  const answers = await goAnswers(judge, questions);
  for (const [index, question] of questions.entries()) {
    const go = answers[index];
    if (!go) throw new Error(`The chain of seed ${first + index} was not judged.`);
    if (go.error === '' && go.parsed[0] === '') accepted++;
    const differs = difference(go, await ourAnswer(question));
    if (!differs || isSameVerdict(differs)) verdicts++;
    if (!differs) {
      texts++;
      continue;
    }
    const group = groups.get(groupOf(differs)) ?? { count: 0, seed: first + index, example: differs };
    group.count++;
    groups.set(groupOf(differs), group);
  }
}

async function differenceOf(chain: ChainDraft): Promise<Difference | undefined> {
  const question = await questionOf(chain);
  const [go] = await goAnswers(judge, [question]);
  return go && difference(go, await ourAnswer(question));
}

/** The two texts, without names and numbers. */
function groupOf({ part, go, ours }: Difference): string {
  const plain = (text: string): string => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').replaceAll(/\d+/g, 'N') || 'ok';
  return `${part}: Go: ${plain(go)} | ours: ${plain(ours)}`;
}

function summary({ leaf, intermediates, anchors, purpose, host }: ChainDraft): string {
  const of = ({ subject, extensions, spoils }: ChainDraft['leaf']): string =>
    `${subject} [${[...extensions.map(({ oid }) => oid), ...spoils.map((seed) => `spoil ${seed}`)].join(', ')}]`;
  return [...[leaf, ...intermediates, ...anchors].map(of), purpose, host].join('; ');
}
