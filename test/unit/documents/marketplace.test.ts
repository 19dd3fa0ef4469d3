import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** The suitable categories of code.visualstudio.com/api/references/extension-manifest. */
const CATEGORIES = ['Linters', 'Visualization', 'Other'];
/** The Marketplace takes 30 tags; vsce adds some for the languages and the kinds of contribution. */
const MAX_KEYWORDS = 22;

describe('the entry in the Marketplace', () => {
  it('has a name, a description, an icon of 128 pixels, a color, categories and a price', () => {
    assert.match(manifest.description, /Kubernetes.{20,}/);
    assert.ok(manifest.description.length < 150);
    const icon = readFileSync(path.join(ROOT, manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128]);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.deepEqual(manifest.categories, CATEGORIES);
    assert.equal(manifest.pricing, 'Free');
  });

  it('is found by words that are each there once', () => {
    const words: readonly string[] = manifest.keywords;
    assert.ok(words.length <= MAX_KEYWORDS);
    assert.equal(new Set(words).size, words.length);
    assert.ok(words.every((word) => /^[a-z0-9-]{2,}$/.test(word)));
  });

  it('leads to the repository, and to where to ask', () => {
    const home = manifest.repository.url.replace(/\.git$/, '');
    for (const link of [manifest.homepage, manifest.bugs.url, manifest.qna]) assert.ok(link.startsWith(home), link);
  });

  it('shows no badges, and asks for no money', () => {
    assert.equal(manifest.badges, undefined);
    assert.equal(manifest.sponsor, undefined);
  });
});
