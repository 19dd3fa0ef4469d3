import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sectionOf } from '../../../scripts/documents/fillSection.ts';
import { rulesDocument } from '../../../scripts/documents/rulesDocument.ts';
import { rulesSection } from '../../../scripts/documents/rulesSection.ts';
import { settingsSection } from '../../../scripts/documents/settingsSection.ts';
import { versionsDocument } from '../../../scripts/documents/versionsDocument.ts';
import { USAGE } from '../../../src/cli/help.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { agreementSection } from '../../differential/agreementDocument.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const readme = read('README.md');
/** A stranger reads no more before deciding. Lines. */
const MAX_LINES = 150;
/** Bytes; the animated one is the largest. */
const MAX_PICTURE = 250_000;
const MAX_PICTURE_WIDTH = 1280;
const manifest = JSON.parse(read('package.json'));
const titles: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));

describe('README.md', () => {
  it('is short, and leads to every other document', () => {
    assert.ok(readme.split('\n').length <= MAX_LINES, `${readme.split('\n').length} lines`);
    const others = readdirSync(path.join(ROOT, 'docs'));
    // The documents for people who work on the project, to which CONTRIBUTING.md and docs/formats.md lead.
    const inner = ['architecture.md', 'style.md', 'openssl-differences.md'];
    assert.deepEqual(
      others.filter((name) => !inner.includes(name) && !readme.includes(`](docs/${name})`)),
      [],
    );
  });

  it('counts the catalogue by group; `npm run generate` writes it', () => {
    assert.equal(sectionOf(readme, 'rules'), rulesSection(RULES).trim());
  });

  it('leads to each group in docs/rules.md, which lists the catalogue; `npm run generate` writes it', () => {
    const rules = read('docs/rules.md');
    assert.equal(rules, rulesDocument(RULES));
    const anchors = [...sectionOf(readme, 'rules').matchAll(/docs\/rules\.md#(\w+)/g)].map(([, anchor = '']) => anchor);
    assert.ok(anchors.length > 10);
    assert.deepEqual(
      anchors.filter((anchor) => !rules.includes(`\n## ${anchor}\n`)),
      [],
    );
  });

  it('states the agreement with real components that was recorded; `npm run generate` writes it', () => {
    assert.equal(sectionOf(readme, 'agreement'), agreementSection());
    assert.ok(agreementSection().includes('(docs/agreement.md)'));
  });

  it('leads to docs/versions.md, which is made of the tables; `npm run generate` writes it', () => {
    assert.equal(read('docs/versions.md'), versionsDocument());
    assert.ok(readme.includes('(docs/versions.md)'));
  });

  it('and docs/editor.md show every picture there is, and say of each what it shows', () => {
    const texts = `${readme}${read('docs/editor.md').replaceAll('(../', '(')}`;
    const shown = [...texts.matchAll(/!\[([^\]]{20,})\]\((media\/screenshots\/[^)]+)\)/g)].map(([, , file]) => file);
    const kept = readdirSync(path.join(ROOT, 'media/screenshots')).map((name) => `media/screenshots/${name}`);
    assert.deepEqual(new Set(kept), new Set(shown));
  });

  it('shows pictures that load fast and need no shrinking', () => {
    for (const name of readdirSync(path.join(ROOT, 'media/screenshots'))) {
      const picture = readFileSync(path.join(ROOT, 'media/screenshots', name));
      assert.equal(picture.toString('latin1', 1, 4), 'PNG', name);
      assert.ok(picture.length < MAX_PICTURE, `${name}: ${picture.length} bytes`);
      assert.ok(picture.readUInt32BE(16) <= MAX_PICTURE_WIDTH, `${name}: ${picture.readUInt32BE(16)} pixels wide`);
    }
  });

  it('leads to docs/settings.md, which lists the settings with their defaults; `npm run generate` writes it', () => {
    assert.equal(sectionOf(read('docs/settings.md'), 'settings'), settingsSection(manifest, titles).trim());
  });

  it('leads to docs/figures.md; `npm run bench` writes it', () => {
    assert.match(sectionOf(read('docs/figures.md'), 'figures'), /\| .*\d/);
  });

  it('shows commands of the command line with options that it takes', () => {
    const commands = [...readme.matchAll(/^kubernetes-pki (\w+)([^#\n]*)/gm)];
    assert.deepEqual(
      commands.map(([, name]) => name),
      ['check', 'expiration', 'compare', 'explain', 'decode'],
    );
    for (const [, name] of commands) assert.ok(USAGE.includes(`kubernetes-pki ${name} `), name);
    const formats = [...USAGE.matchAll(/--format ([\w|]+)/g)].map(([, values = '']) => values.split('|'));
    for (const [option, values = ''] of `${readme}${read('docs/command-line.md')}`.matchAll(/--format ([\w|]+)/g)) {
      assert.ok(
        formats.some((known) => values.split('|').every((value) => known.includes(value))),
        option,
      );
    }
  });
});

for (const name of [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  ...readdirSync(path.join(ROOT, 'docs')).map((file) => `docs/${file}`),
]) {
  describe(`${name} and the project`, () => {
    const text = read(name);

    it('links to files that are there', () => {
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
      assert.deepEqual(
        links.filter((link) => !existsSync(path.join(ROOT, path.dirname(name), link))),
        [],
      );
    });

    it('names npm scripts that are there', () => {
      const known = ['ci', 'install', 'registry'];
      const scripts = [...text.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, script = '']) => script);
      assert.deepEqual(
        scripts.filter((script) => !known.includes(script) && !(script in manifest.scripts)),
        [],
      );
    });

    it('names settings that are there', () => {
      const settings = [...text.matchAll(/\bkubernetesPK[Ii]\.\w+/g)].map(([setting]) => setting);
      const known = Object.keys(manifest.contributes.configuration.properties);
      assert.deepEqual(
        settings.filter((setting) => !known.includes(setting)),
        [],
      );
    });
  });
}

describe('the texts of package.json', () => {
  it('give rules of the catalogue as examples', () => {
    const ids = new Set<string>(RULES.map(({ id }) => id));
    const examples = Object.values(titles).flatMap((title) => title.match(/"[a-z]+\/[a-z0-9-]+"/g) ?? []);
    assert.ok(examples.length > 0);
    assert.deepEqual(
      examples.filter((example) => example.includes('-') && !ids.has(example.slice(1, -1))),
      [],
    );
  });
});
