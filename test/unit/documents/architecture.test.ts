import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LAW } from '../../support/law/law.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');

describe('the page on the architecture', () => {
  it('names files and folders that exist', () => {
    const named = [...PAGE.matchAll(/`((?:src|test)\/[\w/.-]+)`/g)].map(([, name = '']) => name);
    assert.ok(named.length > 40);
    assert.deepEqual(
      named.filter((name) => !existsSync(path.join(ROOT, name))),
      [],
    );
  });

  it('says of every room what it promises', () => {
    const rows = [...PAGE.matchAll(/^\| `(\w+)` \|/gm)].map(([, room]) => room);
    assert.deepEqual(rows, [...LAW.keys()]);
  });

  it('is where CONTRIBUTING leads', () => {
    assert.ok(readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8').includes('(docs/architecture.md)'));
  });
});
