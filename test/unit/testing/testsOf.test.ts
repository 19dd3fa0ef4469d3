import assert from 'node:assert/strict';
import { pagesOf, testsOf } from '../../../scripts/testing/testsOf.ts';

const ALWAYS = testsOf([]);

/** Without those that every change needs. */
const own = (...files: readonly string[]) => testsOf(files).filter((name) => !ALWAYS.includes(name));

describe('the tests of changed files', () => {
  it('are those of the same path', () => {
    assert.deepEqual(own('src/core/rules/names/san-unrendered.ts'), ['test/unit/rules/names/san-unrendered.test.ts']);
    assert.deepEqual(own('media/rules/names/san-unrendered.md'), ['test/unit/rules/names/san-unrendered.test.ts']);
    assert.deepEqual(own('test/unit/release/notes.test.ts'), ['test/unit/release/notes.test.ts']);
  });

  it('are else those of the nearest folder', () => {
    const found = own('src/core/model/collections/a-new-idea.ts');
    assert.ok(found.length > 0);
    assert.ok(found.every((name) => name.startsWith('test/unit/model/')));
  });

  it('are not those of a file that was deleted', () => {
    assert.deepEqual(own('test/unit/was/there.test.ts'), []);
  });

  it('are those of the documents for a document', () => {
    assert.ok(own('docs/architecture.md').includes('test/unit/documents/architecture.test.ts'));
  });

  it('are those that compare a generated file with its source', () => {
    const files = ['src/core/rules/pages/names.ts', 'src/core/rules/catalogue/names.ts', 'src/cli/ruleProse.json'];
    assert.deepEqual(own(...files), ['test/unit/rules/catalogue.test.ts']);
    assert.deepEqual(own('l10n/bundle.l10n.json'), ['test/unit/l10n/bundle.test.ts']);
    assert.deepEqual(own('README.md'), ['test/unit/documents/readme.test.ts']);
  });

  it('include the examples of changed pages', () => {
    assert.deepEqual(pagesOf(['media/rules/names/san-unrendered.md', 'README.md']), ['names/san-unrendered']);
  });

  it('are also those that judge every file', () => {
    assert.ok(ALWAYS.includes('test/unit/source/law.test.ts'));
  });
});
