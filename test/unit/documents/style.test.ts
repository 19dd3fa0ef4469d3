import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';

/** Words that docs/style.md has retired. */
const RETIRED: readonly RegExp[] = [
  /\banew\b/i,
  /\b(?:is|are|be|was|were|been) told\b/i,
  /\btells? of\b/i,
  /\bof (?:its|their) own\b/i,
  /\bmended\b/i,
  /\bbeside\b/i,
  /\bdials?\b|\bdialled\b/i,
  /\bmTLS Web\b/i,
  /\bcannot be told\b/i,
  /\b(?:is|are) to be (?!found\b)/i,
  /\bamong (?:these|the) files\b/i,
  /\bnext to end\b/i,
  /\bof its time has passed\b/i,
  /\brest the mouse\b/i,
  /\bdoes not fit\b/i,
  /\bsays over each\b/i,
  /\bplease both\b/i,
];

/** The texts for people, by their place. Text in backquotes is quoted from components. */
function texts(): ReadonlyMap<string, string> {
  const documents = ['*.md', 'docs/*.md', 'media/rules/**/*.md', 'media/walkthrough/*.md'];
  const found = new Map(
    globSync(documents, { exclude: ['docs/style.md'] }).map((file) => [file, readFileSync(file, 'utf8')]),
  );
  for (const file of ['l10n/bundle.l10n.json', 'package.nls.json']) {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    found.set(file, entries.map(([key, value]) => (file.includes('bundle') ? key : value)).join('\n'));
  }
  return found;
}

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');

const retiredIn = (text: string) => RETIRED.flatMap((word) => [...withoutCode(text).matchAll(new RegExp(word, 'gi'))]);

/** Clauses without a head and negated nouns, which comments also avoid. */
const IN_COMMENTS: readonly RegExp[] = [
  ...RETIRED,
  /^(?:What|Where|Whoever|Those|Of)\b/,
  /\bnobody\b/i,
  /(?<!\bthere )\b(?:is|are) none\b/,
  /\bno other than\b/,
  /\bfor each of which\b/,
];

const IN_TITLES: readonly RegExp[] = [...RETIRED, /\btells?\b|\btold\b/i];

function comments(): readonly string[] {
  return globSync('{src,test,scripts}/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\/\*\*([\s\S]*?)\*\/|^\s*\/\/(.*)$/gm)].map(([, block, line]) =>
      (block ?? line ?? '').replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim(),
    ),
  );
}

function titles(): readonly string[] {
  return globSync('test/**/*.test.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:it|describe)\((['`])(.*?)\1/g)].map(([, , title = '']) => title),
  );
}

describe('what developers read', () => {
  it('has no comment and no test title with retired words', () => {
    const [all, named] = [comments(), titles()];
    assert.ok(all.length > 5000 && named.length > 3000, `${all.length} comments, ${named.length} titles`);
    const outOfStyle = (texts: readonly string[], words: readonly RegExp[]) =>
      texts.filter((text) => words.some((word) => word.test(withoutCode(text))));
    assert.deepEqual([outOfStyle(all, IN_COMMENTS), outOfStyle(named, IN_TITLES)], [[], []]);
  });
});

describe('what people read', () => {
  it('uses no word that the style guide has retired', () => {
    const found = [...texts()].flatMap(([file, text]) => retiredIn(text).map(([word]) => `${file}: ${word}`));
    assert.deepEqual(found, []);
  });

  it('is searched: a retired word is found, in code it is not', () => {
    assert.ok(texts().size > 300);
    assert.deepEqual(
      retiredIn('The CA was made anew.\n`anew` is quoted.').map(([word]) => word),
      ['anew'],
    );
  });
});
