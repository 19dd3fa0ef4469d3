import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageVsix } from '../../scripts/packageVsix.ts';
import { OUTPUT, ROOT } from '../../scripts/paths.ts';
import { RULES } from '../../src/core/rules/catalogue/catalogue.ts';
import { EXERCISES } from '../../src/sample/exerciseList.ts';
import { zipNames } from '../support/zipNames.ts';

/** The files that are not one of many of a kind. The pictures of the README are read from the repository. */
const SINGLE = [
  'LICENSE.txt',
  'SECURITY.md',
  'changelog.md',
  'dist/extension.js',
  'dist/sample.js',
  'docs/rotation.md',
  'docs/troubleshooting.md',
  'dist/web/extension.js',
  'media/icon.png',
  'package.json',
  'readme.md',
];
/** The most bytes that a Node host loads before it has found a file. */
const MAX_FIRST_BYTES = 150_000;

/** The rules and their pages are most of it: 368 pages have 229 kB, the translated texts 113 kB. What a Node host loads first, 48 kB, is in the web's bundle as well. */
const MAX_BYTES = 1_480_000;

const filesOf = (folder: string, ending: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

describe('the package', () => {
  const vsix = path.join(OUTPUT, 'package.vsix');

  before(() => packageVsix(vsix));

  it('holds what the extension needs, and no more', () => {
    const wanted = [
      ...SINGLE,
      ...readdirSync(ROOT).filter((name) => /^package\.nls(\.[\w-]+)?\.json$/.test(name)),
      // Not the bundle of the originals, which translators alone need.
      ...filesOf('l10n', '.json').filter((file) => file !== 'l10n/bundle.l10n.json'),
      ...filesOf('dist/webview', '.js'),
      ...filesOf('media', '.css'),
      ...filesOf('media', '.svg'),
      ...filesOf('media/walkthrough', '.svg'),
      ...RULES.map(({ id }) => `media/rules/${id}.md`),
    ];
    const names = zipNames(readFileSync(vsix)).filter((name) => name.startsWith('extension/'));
    assert.deepEqual(
      names.map((name) => name.slice('extension/'.length)),
      wanted.sort(),
    );
  });

  it('is small', () => {
    assert.ok(statSync(vsix).size < MAX_BYTES);
  });

  it('loads little at activation: neither the core nor the pages of rules', () => {
    const first = readFileSync(path.join(ROOT, 'dist/extension.js'), 'utf8');
    assert.ok(Buffer.byteLength(first) < MAX_FIRST_BYTES);
    const later = readFileSync(path.join(ROOT, 'dist/web/extension.js'), 'utf8');
    // The list of exercises, by which a folder is known to be one.
    const exercises = new Set<string>(Object.values(EXERCISES).flatMap((faults) => faults.map(({ rule }) => rule)));
    for (const { id } of RULES) {
      if (exercises.has(id)) continue;
      const name = id.slice(id.lastIndexOf('/') + 1);
      assert.ok(later.includes(name) && !first.includes(name), id);
    }
  });

  it('leads from its README to pictures and pages in the repository', () => {
    // The field that vsce needs to make such links of relative ones.
    const { repository } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    assert.match(repository.url, /^https:\/\/github\.com\/[\w-]+\/[\w-]+\.git$/);
  });
});
