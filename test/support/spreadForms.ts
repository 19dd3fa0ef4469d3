const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Encodings of bytes that spread their digits: in groups, with marks between them, as dumps and as escapes. */
export function spreadForms(bytes: Buffer): Readonly<Record<string, string>> {
  const hex = bytes.toString('hex');
  const pairs = groups(hex, 2);
  const base64 = bytes.toString('base64');
  return {
    'the output of xxd': dump(bytes, (line) => groups(line.toString('hex'), 4).join(' '), ': '),
    'the output of hexdump': dump(bytes, (line) => groups(line.toString('hex'), 2).join(' '), '  '),
    'hexadecimal with commas': pairs.join(','),
    'hexadecimal as an array': pairs.map((pair) => `0x${pair}`).join(', '),
    'hexadecimal with dashes': pairs.join('-'),
    'hexadecimal as escapes': pairs.map((pair) => `\\x${pair}`).join(''),
    'hexadecimal in groups of eight': groups(hex, 8).join(' '),
    'percent escapes': pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
    'decimal octets': [...bytes].join(','),
    'base64 in groups': groups(base64, 4).join(' '),
    'base64 with dots': groups(base64, 8).join('.'),
    'base64 with quotes': groups(base64, 8).join('"'),
    'base64 with tags': groups(base64, 16).join('<wbr>'),
    'base64 with soft hyphens': groups(base64, 16).join('\u00ad'),
    'base64 with zero-width spaces': groups(base64, 16).join('\u200b'),
    base32: base32(bytes),
    ...codeForms(bytes),
  };
}

/** The digits as what is kept in regular expressions, scripts and lists: alternatives, calls, classes, quantifiers, words and repetitions. */
function codeForms(bytes: Buffer): Readonly<Record<string, string>> {
  const base64 = bytes.toString('base64');
  const calls = groups(base64, 16).map((group) => `print("${group}")`);
  return {
    'base64 as an alternation': `^(${groups(base64, 8).join('|')})$`,
    'base64 as calls': calls.join(' + '),
    'base64 as classes of characters': groups(base64, 4)
      .map((group) => `[${group}]`)
      .join(''),
    'base64 between words': groups(base64, 16).join(' and then '),
    'base64 twice': [...groups(base64, 8), ...groups(base64, 8)].join('.'),
    'octets as an alternation': `(${[...bytes].join('|')})`,
    'octets as quantifiers': [...bytes].map((octet) => `(){${octet}}`).join(''),
  };
}

/** The digits of the bytes from `from` to `to`, without separators, that are searched for. */
export function spreadDigits(bytes: Buffer, from: number, to: number): readonly string[] {
  const first = Math.ceil(from / 15) * 15;
  const part = bytes.subarray(first, to);
  const hex = part.toString('hex');
  const cut = (text: string): string => text.replace(/=+$/, '').slice(0, -8);
  return [
    hex,
    hex.toUpperCase(),
    groups(hex, 2)
      .map((pair) => `0x${pair}`)
      .join(''),
    groups(hex, 2)
      .map((pair) => `x${pair}`)
      .join(''),
    cut(part.toString('base64')).replaceAll(/[^A-Za-z0-9]/g, ''),
    cut(base32(part)),
    [...part].join(''),
  ];
}

function groups(text: string, size: number): readonly string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}

function dump(bytes: Buffer, digits: (line: Buffer) => string, after: string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const line = bytes.subarray(at, at + 16);
    const shown = [...line].map((byte) => (byte > 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}${after}${digits(line)}  ${shown}`);
  }
  return lines.join('\n');
}

function base32(bytes: Buffer): string {
  let digits = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) digits += BASE32[(value >> (bits - 5)) & 31];
  }
  if (bits > 0) digits += BASE32[(value << (5 - bits)) & 31];
  return digits.padEnd(Math.ceil(digits.length / 8) * 8, '=');
}
