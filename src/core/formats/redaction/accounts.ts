import type { Span } from '../../model/source/span.ts';
import { isOpenText } from './openText.ts';
import { readsAsWords } from './segments.ts';

/** Finds each text between the colon and the @ of `name:secret@host`, unless it reads as part of a name. */
export function accountSecretsIn(text: string): readonly Span[] {
  const whole = secretWithBlanks(text);
  return whole ? [whole] : [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => secretIn(word, index));
}

/** A value of one line that is such a text as a whole. */
function secretWithBlanks(text: string): Span | undefined {
  if (text.length > MAX_PART || !/\s/.test(text)) return undefined;
  const [head, name = ''] = /^([^\s:@"'=,]{1,64}):(?=\S)[^\n]*@[\w.-]+$/.exec(text) ?? [];
  return head !== undefined && isAccount(name) ? { start: name.length + 1, end: text.lastIndexOf('@') } : undefined;
}

const MAX_PART = 256;

function secretIn(word: string, offset: number): readonly Span[] {
  if (!word.includes('@')) return [];
  const [login] = /(?<![^"'=;([{])[^"'=;([{:,]{1,64}(?=:[^/\\])/.exec(word) ?? [];
  if (login !== undefined && isAccount(login)) return spanOf(partOf(word), offset);
  let start = 0;
  for (const item of word.split(',')) {
    const [at, end] = partOf(item);
    if (end > at) return [{ start: offset + start + at, end: offset + Math.max(start + end, word.lastIndexOf('@')) }];
    start += item.length + 1;
  }
  return [];
}

/** The name before a colon, behind the start of the value. */
const NAME = /(?:^|["'=;([{])([^"'=;([{:]{1,64}):/g;

function spanOf([start, end]: readonly [number, number], offset: number): readonly Span[] {
  return end > start ? [{ start: offset + start, end: offset + end }] : [];
}

const NOTHING = [0, 0] as const;

/** Texts before colons in one item. */
const MOST_NAMES = 16;

/** The offsets of the secret in one item of a list. */
function partOf(item: string): readonly [number, number] {
  const end = item.lastIndexOf('@');
  if (end < 0 || PUBLIC_HOST.test(item.slice(end))) return NOTHING;
  for (const { 0: found, 1: name = '', index } of [...item.matchAll(NAME)].slice(0, MOST_NAMES)) {
    let at = index + found.length;
    if (at >= end) return NOTHING;
    let account = name;
    // An address before the name, as in contexts of OpenShift: `default/host:6443/kube:admin`.
    const [port, inner] = /^\d{1,5}\/(?:([^:@]{1,64}):)?/.exec(item.slice(at, end)) ?? [];
    if (port !== undefined && !isAccount(name)) {
      if (inner === undefined) return NOTHING;
      at += port.length;
      account = inner;
    }
    if (!readsAsName(account, item.slice(at, end))) return [at, end];
  }
  return NOTHING;
}

/** Digests of images, and the levels of OpenSSL's lists of ciphers. */
const PUBLIC_HOST = /^@(?:sha\d{3}:|SECLEVEL|STRENGTH)/;

/** Whether the text behind a name and its colon continues the name, as in `system:node:cp-1` and `oidc:jane.doe`, unlike in `root:secret`. */
export function readsAsName(account: string, rest: string): boolean {
  if (rest === '' || rest.startsWith('//') || isOpenText(rest)) return true;
  if (isAccount(account)) return false;
  // A path is not a login.
  if (account.startsWith('/') || /^[/\\]/.test(rest)) return true;
  if (SPACES.test(account)) return /^[\w.:+/@-]*$/.test(rest);
  return (
    /^\d{1,5}$|^v?\d+(?:\.\d+){1,3}(?:[.-][a-z]+\.?\d*)*$/.test(rest) ||
    (/^[a-z./:_-]+$/.test(rest) && readsAsWords(rest))
  );
}

/** Whether a name is that of a person or a program that logs in by a password. */
function isAccount(name: string): boolean {
  return ACCOUNTS.test(name.slice(name.lastIndexOf('/') + 1));
}

const ACCOUNTS =
  /(?:^|[_.-])(?:u|root|admin|administrator|user|username|login|basic|etcd|proxy|operator|ubuntu|core)$/i;

/** The beginnings of names that a system has given: Kubernetes, identity providers, clouds, types of names in certificates. */
const SPACES =
  /(?:^-{0,2}|\/)(?:system|kube|oidc|oauth|okta|keycloak|dex|github|gitlab|google|ldap|azure|aad|aws|arn|urn|iam|sso|saml|serviceaccount|group|groups|e?-?mail|emailaddress|mailto|upn|dns|uri|spiffe|pkg|did)$/i;
