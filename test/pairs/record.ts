import { pairAnswer } from './pairAnswer.ts';
import { PAIRS } from './pairs.ts';
import { writeAnswers } from './recorded.ts';

const answers: string[] = [];
for (const pair of PAIRS) answers.push(await pairAnswer(pair));
writeAnswers(answers);
console.log(`${answers.length} pairs recorded`);
