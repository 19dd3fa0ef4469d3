/** Prints what the counter makes of a loop in a loop, of two loops after each other, and of searches in a long text. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fasterThanInput, startCounting } from '../../../support/countedSteps.ts';

const SOURCE = `
export function square(size) {
  let steps = 0;
  for (let one = 0; one < size; one++) for (let other = 0; other < size; other++) { steps++; }
  return steps;
}
export function straight(size) {
  let steps = 0;
  for (let one = 0; one < size; one++) { steps++; }
  for (let other = 0; other < size; other++) { steps++; }
  return steps;
}
export function search(size) {
  const text = 'a'.repeat(1000 * size);
  for (let one = 0; one < size; one++) text.includes('b');
  return /b/.test(text);
}
`;

const countSteps = await startCounting();
const folder = mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-'));
try {
  mkdirSync(path.join(folder, 'src'));
  const file = path.join(folder, 'src/slow.mjs');
  writeFileSync(file, SOURCE);
  const slow: Readonly<Record<string, (size: number) => number>> = await import(pathToFileURL(file).href);
  const growth = async (name: string) => {
    const work = (size: number) => countSteps(() => slow[name]?.(size));
    return fasterThanInput(await work(32), await work(64));
  };
  console.log(
    JSON.stringify({
      square: await growth('square'),
      straight: await growth('straight'),
      search: await growth('search'),
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
