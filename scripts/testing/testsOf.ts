import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';

/** Tests that take a moment and judge every file: which layer imports which, and how comments and titles are written. */
const ALWAYS = [
  'test/unit/source/law.test.ts',
  'test/unit/documents/style.test.ts',
  'test/unit/documents/titles.test.ts',
];

/** Files that `npm run generate` writes, and the test that compares them with their source. */
const GENERATED: readonly (readonly [file: RegExp, test: string])[] = [
  [/^src\/core\/rules\/(?:pages|catalogue)\/|^src\/cli\/ruleProse\.json$/, 'test/unit/rules/catalogue.test.ts'],
  [/^(?:README|docs\/(?:rules|settings|versions))\.md$/, 'test/unit/documents/readme.test.ts'],
  [/^package\.json$/, 'test/unit/editor/contributions.test.ts'],
  [/^l10n\/|^scripts\/l10n\/untranslated\./, 'test/unit/l10n/bundle.test.ts'],
];

/** The unit tests next to the changed files: those of the same path, else those of the nearest folder that has some. */
export function testsOf(changed: readonly string[]): readonly string[] {
  const tests = changed.flatMap((file) => {
    const generated = GENERATED.find(([pattern]) => pattern.test(file));
    if (generated) return generated[1];
    if (file.startsWith('test/unit/') && file.endsWith('.test.ts'))
      return existsSync(path.join(ROOT, file)) ? file : [];
    if (file.startsWith('media/rules/')) return nearest(`rules/${file.slice('media/rules/'.length, -'.md'.length)}`);
    if (file.startsWith('src/')) return nearest(file.replace(/^src\/(?:core\/)?/, '').replace(/\.ts$/, ''));
    return /\.(?:md|json|yml)$/.test(file) ? inFolder('documents') : [];
  });
  return [...new Set([...tests, ...ALWAYS])].sort();
}

/** The ids of the rules with a page in the list. */
export function pagesOf(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => /^media\/rules\/(.+)\.md$/.exec(file)?.[1] ?? []);
}

/** By the path below src/core or src, without its ending. */
function nearest(name: string): readonly string[] {
  const same = `test/unit/${name}.test.ts`;
  if (existsSync(path.join(ROOT, same))) return [same];
  for (let folder = path.posix.dirname(name); folder !== '.'; folder = path.posix.dirname(folder)) {
    const found = inFolder(folder);
    if (found.length > 0) return found;
  }
  return [];
}

function inFolder(folder: string): readonly string[] {
  return globSync(`test/unit/${folder}/*.test.ts`, { cwd: ROOT }).map((file) => file.split(path.sep).join('/'));
}
