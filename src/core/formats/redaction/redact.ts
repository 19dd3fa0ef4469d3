import type { Span } from '../../model/source/span.ts';
import { accountSecretsIn } from './accounts.ts';
import { blanked } from './blanked.ts';
import { credentialsIn, mayHoldCredentials } from './credentials.ts';
import type { FieldKind } from './fieldKind.ts';
import { rememberingHarmless } from './harmlessTexts.ts';
import { keyMaterialIn } from './keyMaterial.ts';
import { isHarmless, mayNameSecrets, namedSecretsIn, passwordIn } from './namedSecrets.ts';
import { withoutPublic } from './publicMaterial.ts';
import { isPublicPem } from './publicPem.ts';
import { LONGEST, unreadableIn } from './unreadable.ts';
import { urlSecretsIn } from './urlSecrets.ts';
import { markersIn, type WithheldKind, withheldMarker } from './withheld.ts';

/** A part of a text that is not kept, and what stands for it. */
export interface Redaction extends Span {
  readonly kind: WithheldKind | 'user' | 'query';
  readonly text: string;
}

/**
 * The parts of a file's text that must not be kept, in order: private keys in every form, tokens, parts that read as no name, path, address or
 * sentence, and the users and queries of URLs. `field` is the kind of field that contains the text.
 */
export const redactionsOf = rememberingHarmless(searchRedactions);

function searchRedactions(text: string, field?: FieldKind): readonly Redaction[] {
  if (field === 'secret' && !isHarmless(text))
    return withheld([{ start: 0, end: text.length }], keyMaterialIn(text).length > 0 ? 'key' : 'token');
  const mayName = field === 'user' || mayNameSecrets(text);
  if (text.length < MIN_LENGTH || (text.length < LONGEST && !mayName && !MARKS.test(text) && !mayHoldCredentials(text)))
    return NONE;
  if (PUBLIC_DIGEST.test(text) || isPublicPem(text)) return NONE;
  const keys = keyMaterialIn(text);
  const password = field === 'user' ? passwordIn(text, { start: 0, end: text.length }) : undefined;
  const urlSecrets = urlSecretsIn(text, field === 'address');
  const tokens = [
    ...credentialsIn(text),
    ...(password ? [password] : []),
    ...(mayName ? namedSecretsIn(text) : []),
    ...(text.includes('@') ? accountSecretsIn(text) : []),
  ];
  const withoutKnown = (whole: string): string => withoutPublic(blanked(whole, [...keys, ...tokens]));
  const unreadable = unreadableIn(text, withoutKnown, field);
  const markers = markersIn(text);
  if (keys.length + tokens.length + unreadable.length + markers.length + urlSecrets.length === 0) return NONE;
  const found = [
    ...withheld(keys, 'key'),
    ...withheld(tokens, 'token'),
    ...withheld(unreadable, 'text'),
    ...withheld(markers, 'marker'),
    ...urlSecrets.map((part) => ({ ...part, text: part.kind === 'user' ? '' : QUERY })),
  ];
  return withoutOverlaps(found.sort((one, other) => one.start - other.start || other.end - one.end));
}

/** Digests in base64: as package managers write them (W3C, Subresource Integrity), and the kubelet's names of requests. */
const PUBLIC_DIGEST = /^(?:sha(?:256|384|512)-[A-Za-z0-9+/]{43,86}={0,2}|node-csr-[\w-]{43})$/;

/** `a:b@c`, as short as a user before an address is. */
const MIN_LENGTH = 5;

/** A character of each part of a URL and of each marker that is withheld. */
const MARKS = /[@?#<]/;

/** Stands for a query or a fragment, whose mark is kept: that a URL has one matters. */
const QUERY = 'withheld';

function withheld(spans: readonly Span[], kind: WithheldKind): readonly Redaction[] {
  return spans.map(({ start, end }) => ({ start, end, kind, text: withheldMarker(kind, end - start) }));
}

/** The text as it may be kept, shown and written. */
export function redact(text: string, field?: FieldKind): string {
  return applyRedactions(text, redactionsOf(text, field));
}

/**
 * The redactions of a text that was composed of parts that passed the gate: joined from quotes, or with variables put in. A marker in one of the parts
 * is ours, and stays.
 */
export function redactionsOfComposed(
  text: string,
  parts: Iterable<string | undefined>,
  field?: FieldKind,
): readonly Redaction[] {
  const found = redactionsOf(text, field);
  if (!found.some(({ kind }) => kind === 'marker')) return found;
  const known = [...parts];
  return found.filter(
    ({ kind, start, end }) => kind !== 'marker' || !known.some((part) => part?.includes(text.slice(start, end))),
  );
}

/** Such a text as it may be kept. */
export function redactComposed(text: string, parts: Iterable<string | undefined> = [text], field?: FieldKind): string {
  return applyRedactions(text, redactionsOfComposed(text, parts, field));
}

/** The text with its redactions put in. */
export function applyRedactions(text: string, redactions: readonly Redaction[]): string {
  if (redactions.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: instead } of redactions) {
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Translates offsets of a redacted text into those of the text before. What stands for a redaction covers all of it. */
export function originalOffsets(redacted: string, redactions: readonly Redaction[]): (offset: number) => number {
  const places: number[] = [];
  let at = 0;
  const copy = (end: number): void => {
    while (at < end) places.push(at++);
  };
  for (const { start, end, text } of redactions) {
    copy(start);
    for (let index = 0; index < text.length; index++) places.push(index < text.length - 1 ? start : end - 1);
    at = end;
  }
  copy(at + redacted.length - places.length);
  return (offset) => places[Math.max(0, offset)] ?? at;
}

const NONE: readonly Redaction[] = [];

/** Merges overlapping redactions into one of the worst kind. */
function withoutOverlaps(redactions: readonly Redaction[]): readonly Redaction[] {
  const kept: Redaction[] = [];
  for (const redaction of redactions) {
    const last = kept.at(-1);
    if (!last || redaction.start >= last.end) kept.push(redaction);
    else kept[kept.length - 1] = joined(last, redaction);
  }
  return kept;
}

function joined(one: Redaction, other: Redaction): Redaction {
  // A part of a URL hides the token in it.
  if ((one.kind === 'user' || one.kind === 'query') && other.kind === 'token' && other.end <= one.end) return one;
  const span = { start: one.start, end: Math.max(one.end, other.end) };
  const { kind, text } = RANKS.indexOf(one.kind) <= RANKS.indexOf(other.kind) ? one : other;
  if (kind === 'user' || kind === 'query') return { ...span, kind, text };
  return { ...span, kind, text: withheldMarker(kind, span.end - span.start) };
}

const RANKS: readonly Redaction['kind'][] = ['key', 'token', 'text', 'user', 'query'];
