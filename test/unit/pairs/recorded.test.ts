import assert from 'node:assert/strict';
import { pairAnswer } from '../../pairs/pairAnswer.ts';
import { LESS_THAN_TWO, PAIRS } from '../../pairs/pairs.ts';
import { readAnswers } from '../../pairs/recorded.ts';

describe('two faults on one node, as recorded by npm run pairs', () => {
  const answers = readAnswers();

  it('holds each pair once, and enough that break something', () => {
    assert.deepEqual(
      [...answers.keys()],
      PAIRS.map(({ name }) => name),
    );
    assert.ok([...answers.values()].filter((answer) => answer.includes('\n    breaks ')).length >= 60);
  });

  it('reports both, except in the pairs that are listed with the reason', () => {
    const single = [...answers].filter(([, answer]) => (answer.match(/^ {2}(?:error|warning) /gm) ?? []).length < 2);
    assert.deepEqual(
      single.map(([name]) => name),
      [...LESS_THAN_TWO.keys()],
    );
  });

  for (const pair of PAIRS) {
    it(pair.name, async () => assert.equal(await pairAnswer(pair), answers.get(pair.name)));
  }
});
