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
  /\bdials?\b|\bdialed\b/i,
  /(?:behavi|col|neighb|fav)our|(?:dial|label|model|cancel)led|\bcentre\b|\b(?:recogn|normal|organ)is(?:e|ed|es|ing|ation)\b/i,
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
  /\btold\b/i,
  /\bnobody\b/i,
  /(?<!\bthere )\b(?:is|are) none\b/,
  /\bno other than\b/,
  /\bfor each of which\b/,
];

const IN_TITLES: readonly RegExp[] = [...RETIRED, /\btells?\b|\btold\b/i];

/** A text of the code, and where it stands. */
interface Placed {
  readonly text: string;
  readonly place: string;
}

/** The matches of a pattern in files, without line breaks. */
function placed(files: string, pattern: RegExp): readonly Placed[] {
  return globSync(files).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(pattern)].map((match) => ({
      text: (match[1] ?? match[2] ?? '').replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim(),
      place: `${file}:${source.slice(0, match.index).split('\n').length}`,
    }));
  });
}

/** Each text with a word that is out of style, as "file:line: text". */
function outOfStyle(texts: readonly Placed[], words: readonly RegExp[]): readonly string[] {
  return texts
    .filter(({ text }) => words.some((word) => word.test(withoutCode(text))))
    .map(({ text, place }) => `${place}: ${text}`);
}

describe('what developers read', () => {
  it('has no comment with retired words or without a subject', () => {
    const all = placed('{src,test,scripts}/**/*.ts', /\/\*\*([\s\S]*?)\*\/|^\s*\/\/(.*)$/gm);
    assert.ok(all.length > 5000, `${all.length} comments`);
    assert.deepEqual(outOfStyle(all, IN_COMMENTS), [], 'Begin comments with a subject, in the words of docs/style.md.');
  });

  it('has no test title with retired words', () => {
    const all = placed('test/**/*.test.ts', /\b(?:it|describe)\((?:'(.*?)'|`(.*?)`)/g);
    assert.ok(all.length > 3000, `${all.length} titles`);
    assert.deepEqual(outOfStyle(all, IN_TITLES), [], 'Write titles in the words of docs/style.md.');
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
