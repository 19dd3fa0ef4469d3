import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/paths.ts';
import { releaseNotes } from '../../../scripts/release/notes.ts';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- Next\n\n## 0.2.0\n\n### Fixed\n\n- Second\n\n## 0.1.0\n\n- First\n';

describe('the notes of a release', () => {
  it('are the section of its version, whole', () => {
    assert.equal(releaseNotes(CHANGELOG, '0.2.0'), '### Fixed\n\n- Second\n');
    assert.equal(releaseNotes(CHANGELOG, '0.1.0'), '- First\n');
  });

  it('are missing if the changelog says nothing about the version, or nothing in its section', () => {
    assert.throws(() => releaseNotes(CHANGELOG, '0.3.0'), /says nothing about 0\.3\.0/);
    assert.throws(() => releaseNotes('## 0.1.0\n\n## 0.0.1\n\n- First\n', '0.1.0'), /says nothing about 0\.1\.0/);
  });

  it('are there for the version of this checkout', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    assert.ok(releaseNotes(readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8'), version).length > 100);
  });
});
