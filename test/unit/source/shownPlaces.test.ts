import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.resolve(import.meta.dirname, '../../../src');

/** The modules that translate the place themselves, or read a file that no document writes. */
const ALLOWED: ReadonlySet<string> = new Set([
  // The translation itself, in the editor.
  'editor/conversion/convert.ts',
  // A file that is decoded by itself.
  'cli/decode.ts',
  'core/presentation/reports/json/jsonFile.ts',
  // The line's text tells a finding again, wherever it is shown.
  'core/presentation/reports/fingerprints.ts',
]);

describe('the places that people are shown', () => {
  it('are translated to the document where a document writes the file', () => {
    const names = globSync('{core/presentation,editor,cli}/**/*.ts', { cwd: SOURCE }).map((name) =>
      name.replaceAll('\\', '/'),
    );
    assert.ok(names.length > 100);
    const direct = names.filter((name) =>
      /\.lines\.(?:positionAt|rangeOf|offsetAt)\(/.test(readFileSync(path.join(SOURCE, name), 'utf8')),
    );
    assert.deepEqual(direct.sort(), [...ALLOWED].sort());
  });
});
