import { goQuote } from './quote.ts';

/** An address, with a zone or without, as net/netip's ParseAddr reads it; `error` is its text. */
export type ParsedAddress = { readonly is4: boolean } | { readonly error: string };

/** netip.ParseAddr, for the text of its error. */
export function parseAddress(text: string): ParsedAddress {
  const first = /[.:%]/.exec(text)?.[0];
  if (first === '.') {
    const fault = v4Fault(text);
    return fault === undefined ? { is4: true } : failure(text, fault);
  }
  if (first === ':') {
    const fault = v6Fault(text);
    return fault === undefined ? { is4: false } : failure(text, fault);
  }
  return failure(text, [first === '%' ? 'missing IPv6 address' : 'unable to parse IP']);
}

/** The error, and the rest of the text from there on. */
type Fault = readonly [what: string, at?: string];

function failure(text: string, [what, at]: Fault): { readonly error: string } {
  const place = at === undefined || at === '' ? '' : ` (at ${goQuote(at)})`;
  return { error: `ParseAddr(${goQuote(text)}): ${what}${place}` };
}

function v4Fault(text: string): Fault | undefined {
  let [value, digits, fields] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (/\d/.test(character)) {
      if (digits === 1 && value === 0) return ['IPv4 field has octet with leading zero'];
      value = value * 10 + Number(character);
      digits++;
      if (value > 255) return ['IPv4 field has value >255'];
    } else if (character === '.') {
      if (at === 0 || at === text.length - 1 || text[at - 1] === '.') {
        return ['IPv4 field must have at least one digit', text.slice(at)];
      }
      if (fields === 3) return ['IPv4 address too long'];
      fields++;
      [value, digits] = [0, 0];
    } else return ['unexpected character', text.slice(at)];
  }
  return fields < 3 ? ['IPv4 address too short'] : undefined;
}

/** The octets of an address. */
const SIZE = 16;

function v6Fault(text: string): Fault | undefined {
  const [address = '', ...zone] = text.split('%');
  if (zone.length > 0 && zone.join('%') === '') return ['zone must be a non-empty string'];
  let rest = address;
  let size = 0;
  let hasEllipsis = rest.startsWith('::');
  if (hasEllipsis) rest = rest.slice(2);
  if (hasEllipsis && rest === '') return undefined;
  while (size < SIZE) {
    const group = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? '';
    if (group.length > 4) return ['each group must have 4 or less digits', rest];
    if (group === '') return ['each colon-separated field must have at least one digit', rest];
    if (rest[group.length] === '.') {
      if (!hasEllipsis && size !== 12) {
        return ['embedded IPv4 address must replace the final 2 fields of the address', rest];
      }
      if (size + 4 > SIZE) return ['too many hex fields to fit an embedded IPv4 at the end of the address', rest];
      const fault = v4Fault(rest);
      if (fault !== undefined) return fault;
      [rest, size] = ['', size + 4];
      break;
    }
    size += 2;
    rest = rest.slice(group.length);
    if (rest === '') break;
    if (rest[0] !== ':') return ['unexpected character, want colon', rest];
    if (rest.length === 1) return ['colon must be followed by more characters', rest];
    rest = rest.slice(1);
    if (rest[0] !== ':') continue;
    if (hasEllipsis) return ['multiple :: in address', rest];
    hasEllipsis = true;
    rest = rest.slice(1);
    if (rest === '') break;
  }
  if (rest !== '') return ['trailing garbage after address', rest];
  if (size < SIZE && !hasEllipsis) return ['address string too short'];
  return size === SIZE && hasEllipsis ? ['the :: must expand to at least one field of zeros'] : undefined;
}
