/** Gives the PEM text of what words in brackets describe. */
interface PemSource {
  text(words: string): Promise<string>;
}

/**
 * The line, or lines, with the parts of a text that a page describes, mostly to damage PEM; undefined if it has none:
 *
 * - `<base64 text of CA kubernetes>`: the text between BEGIN and END, in lines, or in one if the line has anything else
 * - `<U+FEFF>`: an invisible character
 * - `<40000 characters>`: a text that is too long to be shown
 */
export async function fillTextParts(line: string, source: PemSource): Promise<readonly string[] | undefined> {
  if (!PART.test(line)) return undefined;
  const [, indent, words] = /^( *)<base64 text of (?:the )?([^<>]+)>$/.exec(line) ?? [];
  if (words !== undefined) return (await bodyOf(source, words)).map((part) => indent + part);
  const parts = line.split(PART).map(async (part, at) => {
    if (at % 2 === 0) return part;
    if (part.endsWith(' characters')) return 'x'.repeat(Number.parseInt(part, 10));
    if (part.startsWith('U+')) return String.fromCodePoint(Number.parseInt(part.slice(2), 16));
    return (await bodyOf(source, part.replace(/^base64 text of (the )?/, ''))).join('');
  });
  return [(await Promise.all(parts)).join('')];
}

const PART = /<(U\+[0-9A-F]{4}|\d+ characters|base64 text of [^<>]+)>/;

async function bodyOf(source: PemSource, words: string): Promise<readonly string[]> {
  return (await source.text(words)).trimEnd().split('\n').slice(1, -1);
}
