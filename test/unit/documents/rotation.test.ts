import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nextStep } from '../../../src/core/comparison/nextStep.ts';
import type { Generation } from '../../../src/core/comparison/rotation.ts';
import { plainText } from '../../../src/core/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PAGE = path.join(ROOT, 'docs/rotation.md');
const text = readFileSync(PAGE, 'utf8');
const RULES = path.join(ROOT, 'media/rules');

const place = (name: string) => ({ uri: `file:///${name}`, span: { start: 0, end: 1 } });

function generation(trustedBy: readonly string[], signs: readonly string[]): Generation {
  return { sha256: '', key: '', place: place('ca'), trustedBy: trustedBy.map(place), signs: signs.map(place) };
}

describe('the page on rotating a CA', () => {
  it('explains every next step by its first words', () => {
    const steps = [
      [generation(['a', 'b'], ['x']), generation(['a'], [])],
      [generation(['a', 'b', 'c'], ['x']), generation(['a'], [])],
      [generation(['a'], ['x']), generation(['a'], [])],
      [generation(['a'], ['x', 'y']), generation(['a'], [])],
      [generation(['a'], ['x']), generation(['a', 'b'], ['y'])],
      [generation(['a'], []), generation(['a'], ['x'])],
    ].map((generations) => plainText(nextStep(generations)));
    const rows = [...text.matchAll(/^\| (\w.*?) … \|/gm)].map(([, words = '']) => words);
    assert.equal(rows.length, 4);
    const used = steps.map((step) => rows.find((words) => step.startsWith(words)) ?? step);
    assert.deepEqual(new Set(used), new Set(rows));
  });

  it('is reached from the pages of rules on CAs, by links that lead there', () => {
    const pages = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    const links = pages.flatMap((name) => {
      const file = path.join(RULES, name);
      const found = [...readFileSync(file, 'utf8').matchAll(/\]\(((?:\.\.\/)+docs\/[^)]+)\)/g)];
      return found.map(([, link = '']) => ({ name, target: path.resolve(path.dirname(file), link) }));
    });
    assert.ok(links.some(({ name }) => name === path.join('trust', 'ca-regenerated-same-name.md')));
    assert.ok(links.length >= 10, `${links.length}`);
    for (const { name, target } of links) assert.ok(existsSync(target), `${name}: ${target}`);
  });
});
