import type { Artifact, Hop } from '../../model/artifacts/artifact.ts';
import type { JsonWebToken, Token } from '../../model/artifacts/token.ts';
import type { Span } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { decodeBase64Url } from '../base64/base64.ts';
import { MAX_RUNS, nextJoinToken } from '../base64/encodedRuns.ts';
import { isObject, readClaims } from './readClaims.ts';

/** Longer text is no token that a server would take: HTTP headers end at some 8 to 16 kB. */
const MAX_LENGTH = 32_768;

/** Three base64url parts (RFC 7515 §3.1); the first begins with `{"`, and the third is empty for an unsigned token. */
const COMPACT = /^(eyJ[\w-]+)\.(eyJ[\w-]*|e30)\.([\w-]*)$/;

/** kubernetes.io, "Authenticating with Bootstrap Tokens". */
const BOOTSTRAP = /^([a-z0-9]{6})\.[a-z0-9]{16}$/;

/** k3s, pkg/clientaccess/token.go: a user and a password, or a bootstrap token. */
const JOIN = /^K10([0-9a-f]{64})::(?:([^\s:]+):\S+|[a-z0-9]{6}\.[a-z0-9]{16})$/;

/**
 * The claims and kind of a token; undefined for text that is neither a JSON Web Token, a bootstrap token nor a token of k3s. The result has neither
 * its signature nor its secret half: only `verifyToken` can still check the signing key.
 */
export function decodeToken(text: string): Token | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  const id = BOOTSTRAP.exec(trimmed)?.[1];
  if (id !== undefined) return { kind: 'bootstrap', id: untrusted(id) };
  const [, caHash, user] = JOIN.exec(trimmed) ?? [];
  if (caHash !== undefined)
    return { kind: 'join', caHash: untrusted(caHash), user: user === undefined ? undefined : untrusted(user) };
  const parts = COMPACT.exec(trimmed);
  if (!parts) return undefined;
  const [, header = '', payload = '', signature = ''] = parts;
  const fields = jsonObject(header);
  const claims = jsonObject(payload);
  const octets = decodeBase64Url(signature);
  if (!fields || !claims || !octets || typeof fields.alg !== 'string') return undefined;
  const token = readClaims({ ...fields, alg: fields.alg }, claims);
  sealToken(token, new TextEncoder().encode(`${header}.${payload}`), octets);
  return token;
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = decodeBase64Url(part);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A token with its place; undefined for any other text. */
export function tokenArtifact(
  text: string,
  uri: string,
  span: Span,
  trail: readonly Hop[],
): Extract<Artifact, { kind: 'token' }> | undefined {
  const token = decodeToken(text);
  return token && { kind: 'token', origin: { uri, span, trail }, token };
}

/** The parts that a signature check needs. They are a credential and must not leave this folder. */
interface SignedParts {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** The signed parts are kept outside of the model, so that a report never contains a token's text. An entry is collected with its token. */
const sealed = new WeakMap<Token, SignedParts>();

function sealToken(token: JsonWebToken, input: Uint8Array, signature: Uint8Array): void {
  sealed.set(token, { input: new Uint8Array(input), signature: new Uint8Array(signature) });
}

/** Undefined for a token that was not decoded here. For `verifyToken` only. */
export function signedPartsOf(token: Token): SignedParts | undefined {
  return sealed.get(token);
}

/** The tokens of k3s and RKE2 in a text: in token files, in configurations, and in files of variables. */
export function joinTokensIn(text: string, uri: string): readonly Artifact[] {
  const found: Artifact[] = [];
  for (let span = nextJoinToken(text, 0); span && found.length < MAX_RUNS; span = nextJoinToken(text, span.end)) {
    found.push(...[tokenArtifact(text.slice(span.start, span.end), uri, span, [])].filter((one) => one !== undefined));
  }
  return found;
}
