import { attempt } from '../../der/derCursor.ts';
import { childrenOf, type DerElement, TAG } from '../../der/derElement.ts';
import { oidText, smallInteger } from '../../der/derPrimitives.ts';

/** RSASSA-PSS-params (RFC 8017 §A.2.3); undefined is the default: SHA-1, MGF1 with SHA-1, 20, 1. */
interface PssParameters {
  readonly hash?: string;
  readonly mask?: string;
  readonly salt?: number;
  readonly trailer?: number;
}

const HASHES: ReadonlyMap<string, readonly [signature: string, key: string]> = new Map([
  ['1.3.14.3.2.26', ['sha1', 'SHA1'] as const],
  ['2.16.840.1.101.3.4.2.4', ['sha224', 'SHA2-224'] as const],
  ['2.16.840.1.101.3.4.2.1', ['sha256', 'SHA2-256'] as const],
  ['2.16.840.1.101.3.4.2.2', ['sha384', 'SHA2-384'] as const],
  ['2.16.840.1.101.3.4.2.3', ['sha512', 'SHA2-512'] as const],
]);

/** The lines that follow the name of a PSS signature algorithm; the first one ends the name's own line. */
export function pssSignatureLines(parameters: DerElement | undefined): readonly string[] {
  const pss = read(parameters);
  const outer = ' '.repeat(8);
  if (!pss) return [`${outer}(INVALID PSS PARAMETERS)`];
  const name = (oid: string | undefined) => (oid === undefined ? 'sha1 (default)' : (HASHES.get(oid)?.[0] ?? oid));
  const salt = (pss.salt ?? 20).toString(16).toUpperCase();
  return [
    outer,
    `${outer}Hash Algorithm: ${name(pss.hash)}`,
    `${outer}Mask Algorithm: mgf1 with ${name(pss.mask)}`,
    `${outer} Salt Length: 0x${salt.padStart(2, '0')}${pss.salt === undefined ? ' (default)' : ''}`,
    `${outer}Trailer Field: 0x${hexTrailer(pss)}${pss.trailer === undefined ? ' (default)' : ''}`,
  ];
}

/** What a PSS key may be used with. */
export function pssKeyLines(parameters: DerElement | undefined, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const pss = read(parameters);
  if (!parameters || !pss) return [`${outer}No PSS parameter restrictions`];
  const name = (oid: string | undefined) => (oid === undefined ? 'SHA1 (default)' : (HASHES.get(oid)?.[1] ?? oid));
  return [
    `${outer}PSS parameter restrictions:`,
    `${outer}  Hash Algorithm: ${name(pss.hash)}`,
    `${outer}  Mask Algorithm: MGF1 with ${name(pss.mask)}`,
    `${outer}  Minimum Salt Length: ${pss.salt ?? 20}${pss.salt === undefined ? ' (default)' : ''}`,
    `${outer}  Trailer Field: 0x${(pss.trailer ?? 1).toString(16)}${pss.trailer === undefined ? ' (default)' : ''}`,
  ];
}

function hexTrailer(pss: PssParameters): string {
  return (pss.trailer ?? 1).toString(16).toUpperCase().padStart(2, '0');
}

function read(parameters: DerElement | undefined): PssParameters | undefined {
  if (parameters?.tag !== TAG.sequence) return undefined;
  const parsed = attempt(() => {
    const field = (tag: number) => {
      const wrapper = childrenOf(parameters).find((part) => part.tag === tag);
      return wrapper && childrenOf(wrapper)[0];
    };
    const hash = field(0xa0);
    const mask = field(0xa1);
    const maskHash = mask && childrenOf(mask)[1];
    const salt = field(0xa2);
    const trailer = field(0xa3);
    return {
      hash: hash && firstOid(hash),
      mask: maskHash && firstOid(maskHash),
      salt: salt && smallInteger(salt),
      trailer: trailer && smallInteger(trailer),
    };
  });
  return 'value' in parsed ? parsed.value : undefined;
}

function firstOid(identifier: DerElement): string | undefined {
  const [oid] = childrenOf(identifier);
  return oid && oidText(oid);
}
