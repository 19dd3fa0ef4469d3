/**
 * Kinds of fields with separate rules for redaction: an address may have a user before its @, a digest looks like a key, and a log line keeps its
 * words whatever follows them. Undefined for all others.
 */
export type FieldKind = 'address' | 'digest' | 'logLine' | undefined;

/** The kind by the keys of the field and of those around it; in a word of a command by its flag, or its variable. */
export function fieldKindOf(keys: readonly string[], text = ''): FieldKind {
  const [key = ''] = keys;
  const own = kindOfName(key) ?? (keys.some((outer) => DIGEST.test(outer)) ? 'digest' : undefined);
  const [, flag = ''] = own ? [] : (/^-{0,2}([\w.-]{1,64})=/.exec(text) ?? []);
  return own ?? kindOfName(flag);
}

function kindOfName(key: string): FieldKind {
  if (ADDRESS.test(key)) return 'address';
  return DIGEST.test(key) ? 'digest' : undefined;
}

const ADDRESS =
  /(?<!e-?mail)(?:server|servers|url|urls|uri|proxy|endpoint|endpoints|host|hosts|hostname|address|addresses|issuer|peers)$/i;

const DIGEST = /(?:sha|sha1|sha256|sha512|sums?|integrity|digests?|hash|hashes|fingerprints?|commit)$|^checksum\//i;
