import { goQuote } from './quote.ts';

/** The error of net/url about a part of a URL. */
export class UrlEscapeError extends Error {}

/** The part of a URL. */
export type UrlPart = 'path' | 'user' | 'host' | 'zone' | 'fragment';

/** Marks that a part holds as they are, besides letters, digits and "-_.~" (shouldEscape). */
const KEPT: Readonly<Record<UrlPart, string>> = {
  path: '$&+,/:;=@',
  user: '$&+,;=',
  host: `!$&'()*+,;=:[]<>"`,
  zone: `!$&'()*+,;=:[]<>"`,
  fragment: '$&+,/:;=?@!()*',
};

function isKept(character: string, part: UrlPart): boolean {
  return /^[A-Za-z0-9\-_.~]$/.test(character) || KEPT[part].includes(character);
}

/** One character an octet, those of "%41" for the octet that they stand for. Throws what Go refuses. */
export function unescaped(text: string, part: UrlPart): string {
  const isHost = part === 'host' || part === 'zone';
  return text.replace(/%(?:[0-9a-fA-F]{2})?|[^%]/g, (found, at: number) => {
    if (found === '%') throw new UrlEscapeError(`invalid URL escape ${goQuote(text.slice(at, at + 3))}`);
    if (found.length === 1) {
      if (isHost && found < '\x80' && !isKept(found, part)) {
        throw new UrlEscapeError(`invalid character ${goQuote(found)} in host name`);
      }
      return found;
    }
    const octet = Number.parseInt(found.slice(1), 16);
    const character = String.fromCharCode(octet);
    const isRefused =
      (part === 'host' && octet < 0x80 && found !== '%25') ||
      (part === 'zone' && found !== '%25' && character !== ' ' && !isKept(character, 'host'));
    if (isRefused) throw new UrlEscapeError(`invalid URL escape ${goQuote(found)}`);
    return character;
  });
}

/** The octets as net/url writes them in a part. */
export function escaped(octets: string, part: UrlPart): string {
  return octets.replace(/[\s\S]/g, (character) =>
    isKept(character, part) ? character : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
