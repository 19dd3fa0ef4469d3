import { readFileSync, writeFileSync } from 'node:fs';

/** The answers as the last `npm run pairs` wrote them. They pin what is reported; nothing says that it is right. */
const FILE = new URL('recorded.txt', import.meta.url);

/** Each pair's answer by the pair's name, in the order of the file. */
export function readAnswers(): ReadonlyMap<string, string> {
  const answers = readFileSync(FILE, 'utf8').trimEnd().split('\n\n');
  return new Map(answers.map((answer) => [answer.split('\n')[0] ?? '', answer]));
}

export function writeAnswers(answers: readonly string[]): void {
  writeFileSync(FILE, `${answers.join('\n\n')}\n`);
}
