import assert from 'node:assert/strict';
import { sourceBundle } from '../../../scripts/l10n/bundle.ts';
import { translatedCalls } from '../../../scripts/l10n/calls.ts';
import { FILES, readJson } from '../../../scripts/l10n/files.ts';
import { phrasesIn } from '../../../scripts/l10n/phrases.ts';
import { readSources, type Source } from '../../../scripts/l10n/sources.ts';
import { quotesOf, slotsOf, type Translations, untranslated } from '../../../scripts/l10n/translation.ts';
import { unspokenSlots, unspokenTexts } from '../../../scripts/l10n/unspoken.ts';

/** Formats are called so in every language. */
const FORMATS: readonly string[] = ['HTML', 'Markdown', 'SARIF', 'JSON'];

/** The log texts of a component, which people search for word by word. */
const LOGGED: readonly string[] = [
  '[invalid bearer token, invalid signature, no keys found]',
  'error reading CA cert file "{}": missing content for serving cert "csr-controller::{}::{}"',
  'error reading CA cert file "csr-controller::{}::{}": expected 1 certificate, found {}',
  'error reading CA cert file "{}": tls: {}',
];

describe('the texts of the editor', () => {
  let sources: readonly Source[] = [];
  before(() => {
    sources = readSources();
  });

  it('are all given to vscode.l10n.t as literals', () => {
    const computed = sources.flatMap(translatedCalls).filter(({ message }) => message === undefined);
    assert.deepEqual(computed, []);
  });

  it('are all translated where VS Code shows them', () => {
    const unspoken = sources.flatMap(unspokenTexts).filter(({ text }) => !FORMATS.includes(text));
    assert.deepEqual(unspoken, []);
  });

  it('are all given to phrase as literals', () => {
    const phrases = sources.flatMap(phrasesIn);
    assert.ok(phrases.length > 500);
    assert.deepEqual(
      phrases.filter(({ templates }) => templates.length === 0),
      [],
    );
  });

  it('fill no slot as if a file said them', () => {
    const unspoken = sources.flatMap(unspokenSlots).filter(({ text }) => !LOGGED.includes(text));
    assert.deepEqual(unspoken, []);
  });

  it('are those of the bundle; `npm run generate` writes it', () => {
    assert.deepEqual(Object.keys(sourceBundle(sources)), Object.keys(readJson(FILES.source)));
  });
});

describe('the German texts', () => {
  const source = readJson<Translations>(FILES.source);
  const german = readJson<Translations>(FILES.german);

  it('lack no more than is written down; `npm run generate` writes it', () => {
    assert.deepEqual(untranslated(source, german), readJson(FILES.lacking));
  });

  it('are of texts that there are', () => {
    assert.deepEqual(
      Object.keys(german).filter((key) => !Object.hasOwn(source, key)),
      [],
    );
  });

  it('keep the places of values', () => {
    const wrong = Object.entries(german).filter(([english, text]) => slotsOf(english).join() !== slotsOf(text).join());
    assert.deepEqual(wrong, []);
  });

  it('quote flags and errors word by word', () => {
    const wrong = Object.entries(german).filter(
      ([english, text]) => quotesOf(english).join() !== quotesOf(text).join(),
    );
    assert.deepEqual(wrong, []);
  });

  it('say something, and nothing around it', () => {
    for (const [english, text] of Object.entries(german))
      assert.match(text, english.startsWith(' ') ? /^ \S(.*\S)?$/s : /^\S(.*\S)?$/s);
  });
});

describe('package.nls.de.json', () => {
  const titles = readJson<Translations>('package.nls.json');
  const german = readJson<Translations>('package.nls.de.json');

  it('has every title, and no other', () => {
    assert.deepEqual(Object.keys(german).sort(), Object.keys(titles).sort());
  });

  it('keeps links, code and stress', () => {
    const marks = (text = '') => [...text.matchAll(/\]\([^)]*\)|`[^`]*`|\*\*|\n/g)].map(([mark]) => mark).sort();
    for (const [key, text] of Object.entries(titles)) assert.deepEqual(marks(german[key]), marks(text), key);
  });
});
