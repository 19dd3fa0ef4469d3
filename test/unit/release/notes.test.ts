import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/paths.ts';
import { releaseNotes } from '../../../scripts/release/notes.ts';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- Next\n\n## 0.2.0\n\n### Fixed\n\n- Second\n\n## 0.1.0\n\n- First\n';

/** The documents say the rest. */
const MAX_LINES = 30;

describe('the notes of a release', () => {
  it('are the section of its version, whole', () => {
    assert.equal(releaseNotes(CHANGELOG, '0.2.0'), '### Fixed\n\n- Second\n');
    assert.equal(releaseNotes(CHANGELOG, '0.1.0'), '- First\n');
  });

  it('link to the documents of the release', () => {
    assert.equal(
      releaseNotes('## 0.1.0\n\n- See [rules](docs/rules.md) and [Go](https://go.dev/x.md)\n', '0.1.0'),
      '- See [rules](https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector/blob/v0.1.0/docs/rules.md) and [Go](https://go.dev/x.md)\n',
    );
  });

  it('are missing if the changelog says nothing about the version, or nothing in its section', () => {
    assert.throws(() => releaseNotes(CHANGELOG, '0.3.0'), /says nothing about 0\.3\.0/);
    assert.throws(() => releaseNotes('## 0.1.0\n\n## 0.0.1\n\n- First\n', '0.1.0'), /says nothing about 0\.1\.0/);
  });

  it('are there for the version of this checkout, and fit on a page', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
    const notes = releaseNotes(changelog, version);
    assert.ok(notes.length > 100);
    assert.ok(notes.split('\n').length <= MAX_LINES, `${notes.split('\n').length} lines`);
    assert.match(changelog, /^## Unreleased$/m);
  });
});
