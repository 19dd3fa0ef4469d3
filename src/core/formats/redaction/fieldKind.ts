import { mayNameSecrets, namesSecret, namesUser } from './namedSecrets.ts';

/**
 * Kinds of fields with separate rules for redaction: an address may have a user before its @, a digest looks like a key, a secret is withheld as a
 * whole, a user may have a password behind a colon, and a log line keeps its words whatever follows them. Undefined for all others.
 */
export type FieldKind = 'address' | 'digest' | 'secret' | 'user' | 'logLine' | undefined;

/** The kind by the keys of the field and of those around it; in a word of a command by its flag, or its variable. */
export function fieldKindOf(keys: readonly string[], text = ''): FieldKind {
  const [first = '', outer = ''] = keys;
  const key = first === 'value' ? outer : first;
  const own = kindOfName(key) ?? (keys.some(isDigestName) ? 'digest' : undefined);
  if (own || !text.slice(0, LONGEST_FLAG).includes('=')) return own;
  const [, flag = ''] = /^-{0,2}([\w.-]{1,64})=/.exec(text) ?? [];
  return kindOfName(flag);
}

/** Dashes, name and equals sign. Characters. */
const LONGEST_FLAG = 67;

function kindOfName(name: string): FieldKind {
  if (mayNameSecrets(name) && namesSecret(name)) return 'secret';
  if (!mayBeKnown(name)) return undefined;
  if (ADDRESS.test(name)) return 'address';
  if (DIGEST.test(name)) return 'digest';
  return namesUser(name) ? 'user' : undefined;
}

const isDigestName = (name: string): boolean => mayBeKnown(name) && DIGEST.test(name);

/** Most names are passed over by their last character. */
const mayBeKnown = (name: string): boolean =>
  LAST_CHARACTERS.includes(name.charAt(name.length - 1)) || name.startsWith('checksum/');

/** The last characters of the names below. */
const LAST_CHARACTERS = 'rslyithma126eRSLYITHMAE';

const ADDRESS =
  /(?<!e-?mail)(?:server|servers|url|urls|uri|proxy|endpoint|endpoints|host|hosts|hostname|address|addresses|issuer|peers)$/i;

const DIGEST = /(?:sha|sha1|sha256|sha512|sums?|integrity|digests?|hash|hashes|fingerprints?|commit)$|^checksum\//i;
