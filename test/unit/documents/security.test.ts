import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/paths.ts';

const TEXT = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');

describe('SECURITY.md', () => {
  it('names the tests that hold its promises, and each is there', () => {
    const named = [...TEXT.matchAll(/`((?:unit|e2e|vscode|audit|fuzz)(?:\/[\w./-]+)?)`/g)].map(([, name = '']) => name);
    assert.ok(named.length > 15, named.join());
    assert.deepEqual(
      named.filter((name) => !existsSync(path.join(ROOT, 'test', name))),
      [],
    );
  });

  it('has a test behind each promise', () => {
    const section = TEXT.slice(TEXT.indexOf('## What this extension promises'), TEXT.indexOf('## What is out of its'));
    const promises = section.split(/\n- /).slice(1);
    assert.ok(promises.length >= 8);
    for (const promise of promises) assert.match(promise, /`(?:unit|e2e|vscode|audit)\b/, promise.slice(0, 60));
  });
});
