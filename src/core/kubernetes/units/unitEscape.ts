/** Escapes of a backslash and a letter (systemd.syntax(7), "Supported escapes"). */
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const CODE = /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|([0-7]{3}))/y;

/** A character or an octet of a value, and where the text goes on after its escape. */
interface Unescaped {
  readonly text: string;
  readonly end: number;
}

/**
 * Decodes the escape at the offset of a backslash. systemd keeps an unknown one; the exception is `\$`, which scripts write into units
 * and their shell takes away.
 */
export function unescapeUnit(text: string, at: number): Unescaped {
  const next = text[at + 1];
  if (next === undefined) return { text: '\\', end: at + 1 };
  const letter = LETTERS[next];
  if (letter !== undefined) return { text: letter, end: at + 2 };
  CODE.lastIndex = at;
  const match = CODE.exec(text);
  const [written = '', octet, short, long, octal] = match ?? [];
  const code = octal === undefined ? Number.parseInt(octet ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
  // An octet above 127 is a part of a character.
  const isCharacter = code > 0 && code <= ((octet ?? octal) ? 0x7f : MAX_CODE);
  if (isCharacter) return { text: String.fromCodePoint(code), end: at + written.length };
  return { text: next === '$' ? '$' : `\\${next}`, end: at + 2 };
}

const MAX_CODE = 0x10_ff_ff;
