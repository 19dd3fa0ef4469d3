/** Gives the PEM text of what words in brackets describe. */
interface PemSource {
  text(words: string): Promise<string>;
}

/**
 * The lines of PEM text that a page shows in parts, to damage it; undefined if the line has none:
 *
 * - `<base64 text of CA kubernetes>`: what stands between BEGIN and END, in lines, or in one if the line has anything else
 * - `<U+FEFF>`: a character that nobody would see
 */
export async function fillPemText(line: string, source: PemSource): Promise<readonly string[] | undefined> {
  if (!PART.test(line)) return undefined;
  const [, indent, words] = /^( *)<base64 text of (?:the )?([^<>]+)>$/.exec(line) ?? [];
  if (words !== undefined) return (await bodyOf(source, words)).map((part) => indent + part);
  const parts = line.split(PART).map(async (part, at) => {
    if (at % 2 === 0) return part;
    if (part.startsWith('U+')) return String.fromCodePoint(Number.parseInt(part.slice(2), 16));
    return (await bodyOf(source, part.replace(/^base64 text of (the )?/, ''))).join('');
  });
  return [(await Promise.all(parts)).join('')];
}

const PART = /<(U\+[0-9A-F]{4}|base64 text of [^<>]+)>/;

async function bodyOf(source: PemSource, words: string): Promise<readonly string[]> {
  return (await source.text(words)).trimEnd().split('\n').slice(1, -1);
}
