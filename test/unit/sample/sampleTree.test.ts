import assert from 'node:assert/strict';
import { entryAt, isFile, type SampleFile, sampleTree } from '../../../src/sample/sampleTree.ts';

describe('sampleTree', () => {
  const root = sampleTree(
    new Map<string, SampleFile>([
      ['a/b/one.txt', 'one'],
      ['a/two.txt', { linkTo: 'a/b/one.txt' }],
    ]),
  );
  const textAt = (path: string) => {
    const entry = entryAt(root, path)?.entry;
    return entry && isFile(entry) ? new TextDecoder().decode(entry) : undefined;
  };

  it('finds files and folders by their paths', () => {
    assert.equal(textAt('/a/b/one.txt'), 'one');
    assert.equal(entryAt(root, '')?.entry, root);
    const folder = entryAt(root, 'a')?.entry;
    assert.deepEqual(folder && !isFile(folder) ? [...folder.entries.keys()] : [], ['b', 'two.txt']);
  });

  it('gives a link the content of what it leads to', () => {
    assert.equal(textAt('a/two.txt'), 'one');
    assert.equal(entryAt(root, 'a/two.txt')?.isLink, true);
    assert.equal(entryAt(root, 'a/b/one.txt')?.isLink, false);
  });

  it('finds nothing elsewhere, also not below a file', () => {
    for (const path of ['b', 'a/b/one.txt/x', 'a/b/c', '../a']) assert.equal(entryAt(root, path), undefined, path);
  });
});
