import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe('the example in CONTRIBUTING.md', () => {
  const section = /^## Adding a rule\n(.*?)^## /ms.exec(read('CONTRIBUTING.md'))?.[1] ?? '';
  const files = [...section.matchAll(/`([\w./-]+\/kubelet-serving-no-address-san\.[\w.]+)`/g)].map(
    ([, file = '']) => file,
  );

  it('counts the lines of the page, the check and the test', () => {
    const counts = files.map((file) => read(file).trimEnd().split('\n').length);
    const [, ...written] = /three\s+files of (\d+), (\d+) and (\d+) lines/.exec(section) ?? [];
    assert.equal(counts.length, 3);
    assert.deepEqual(written.map(Number), counts);
  });

  it('names a check that reads no flag', () => {
    const check = read(files[1] ?? '');
    for (const name of ['clientOf', 'listeningFor', 'registeredHost']) assert.ok(check.includes(`${name}(`), name);
    assert.doesNotMatch(check, /cluster\/nodes\/(flags|settings|sideFlags)/);
  });
});
