import type { Span } from '../../model/source/span.ts';
import { readsAsName } from './accounts.ts';
import { isOpenText } from './openText.ts';
import { readsAsWords } from './segments.ts';
import { isOfMarker } from './withheld.ts';

/** Whether a name of a field, a flag or a variable says that its value is secret. References to files and objects have other names. */
export function namesSecret(name: string): boolean {
  if (PASSWORD.test(name)) return !ABOUT.test(name);
  return SECRET.test(name) && !PUBLIC.test(name);
}

/** Whether the value of a field, a flag or a variable is a user, which may have a password behind a colon. */
export function namesUser(name: string): boolean {
  return /(?:^|[_.-])user(?:name)?$/i.test(name);
}

const SECRET =
  /(?:pass(?:code)?|pwd|(?:^|[_.-])pw|psk|tokens?|secret|credentials?|(?:secret|api|access|account|certificate|encryption|shared|signing|hmac)[_-]?keys?|authorization|basic[_-]?auth)(?:[_-]?\d{1,3})?$/i;

/** Words that mean a password wherever they stand in a name. */
const PASSWORD = /passw(?:or)?[dt]|passphrase|kennwort/i;

/** The ends of names that tell something about a password, or where it is. */
const ABOUT =
  /(?:file|path|dir|directory|name|ref|policy|length|min|max|enabled?|expiry|expiration|ttl|mode|required|prompt|webhook)s?$/i;

/** Names of Secrets, and the token that tells clusters of etcd apart, are public; other words only end like these. */
const PUBLIC =
  /(?:cluster[_-]?token|(?:tls|ca|certs?|certificate|existing|ssl|image[_-]?pull)[_-]?secret|by-?pass|compass)$/i;

/** A part of each name above. */
const PARTS = /pass|pwd?|psk|kennwort|token|secret|credential|key|auth|user/gi;

/** False for most texts in which no value has such a name. */
export function mayNameSecrets(text: string): boolean {
  return text.search(PARTS) >= 0;
}

/** The quotes and the sign between a name and its value, or the blanks behind the name of a flag. */
const SIGN = /(?:\\?["'])?[ \t]*(?:=>?|:=?(?!\/\/))[ \t]*/y;
const BLANKS = /["']?(?:\s|\\\n)+(?:=\s*)?/y;

/** The values in a text whose names say that they are secret. */
export function namedSecretsIn(text: string): readonly Span[] {
  const found: Span[] = [];
  let passed = 0;
  for (const { index } of text.matchAll(PARTS)) {
    if (index < passed) continue;
    let start = index;
    while (start > Math.max(0, index - LONGEST_NAME) && /[\w.-]/.test(text.charAt(start - 1))) start--;
    let behind = index;
    while (behind < index + LONGEST_NAME && /[\w.-]/.test(text.charAt(behind))) behind++;
    passed = behind;
    const name = text.slice(start, behind);
    const isUser = namesUser(name);
    if ((!isUser && !namesSecret(name)) || isOfMarker(text, start)) continue;
    const at = valueStart(text, name, behind);
    if (at === undefined) continue;
    const value = valueAt(text, at);
    passed = value.end;
    const inner = isUser ? passwordIn(text, value) : secretIn(text, value, { name, start, behind, at });
    if (inner) found.push(inner);
  }
  return found;
}

const LONGEST_NAME = 64;

function valueStart(text: string, name: string, behind: number): number | undefined {
  for (const pattern of name.startsWith('-') ? [SIGN, BLANKS] : [SIGN]) {
    pattern.lastIndex = behind;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return undefined;
}

/** The value without its quotes: up to the closing quote, or up to a blank. */
function valueAt(text: string, at: number): Span {
  const [quote = ''] = /^\\?["']/.exec(text.slice(at, at + 2)) ?? [];
  if (quote === '') {
    let end = wordEnd(text, at);
    const isOpen = /[([{]/.test(text.slice(at, end));
    while (end > at && (isOpen ? /[,;"']/ : /[,;)}\]"']/).test(text.charAt(end - 1))) end--;
    return { start: at, end };
  }
  const start = at + quote.length;
  let end = start;
  while (end < text.length && text.charAt(end) !== '\n' && !text.startsWith(quote, end))
    end += text.charAt(end) === '\\' ? 2 : 1;
  const behind = text.charAt(end + quote.length);
  // A shell joins what follows.
  if (/[^\s,;:&|)}\]\\]/.test(behind)) end = wordEnd(text, end);
  return { start, end: Math.min(end, text.length) };
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\S/.test(text.charAt(end))) end++;
  return end;
}

interface Named {
  readonly name: string;
  readonly start: number;
  readonly behind: number;
  readonly at: number;
}

function secretIn(text: string, { start, end }: Span, named: Named): Span | undefined {
  const value = text.slice(start, end);
  if (isHarmless(value) || isReference(named.name, value)) return undefined;
  const isQuoted = start > named.at;
  const sign = text.slice(named.behind, named.at);
  if (!isQuoted && sign.includes(':') && !isLine(text, named.start, end)) {
    // The tag of an image. Sentences name what is wrong with a token behind a colon.
    if (!/\s$/.test(sign) && text.charAt(named.start - 1) === '/') return undefined;
    if (value.endsWith(':') || WORD.test(value) || /secret$/i.test(named.name)) return undefined;
  }
  return { start, end };
}

/** A word of a sentence, or a status of HTTP. */
const WORD = /^(?:[A-Za-z]?[a-z'/-]*|[A-Z]{2,6}|\d{3})$/;

/** The namespace and the name of a Secret, as klog writes them. */
function isReference(name: string, value: string): boolean {
  return /^-*secret$/i.test(name) && /^[a-z][a-z0-9.-]*\/[a-z0-9.-]+$/.test(value) && readsAsWords(value);
}

/** Whether name and value are a line of YAML. */
function isLine(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start);
  return (
    /(?:^|\n)[ \t]*(?:- )?["']?$/.test(before) && /^["']?[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + LONGEST_NAME))
  );
}

/** The password behind the colon of `user:password`. */
export function passwordIn(text: string, { start, end }: Span): Span | undefined {
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon + 1 >= end) return undefined;
  return readsAsName(text.slice(start, colon), text.slice(colon + 1, end)) ? undefined : { start: colon + 1, end };
}

/** Whether the value of a field with such a name may be shown: a switch, the path of a file, or a text that stands for another. */
export function isHarmless(value: string): boolean {
  return isOpenText(value) || SWITCH.test(value) || PATH.test(value) || MEANT.test(value);
}

/** Switches, kinds of tokens of etcd, modes of authorization, and a next flag in place of the value. */
const SWITCH =
  /^(?:true|false|yes|no|on|off|null|none|nil|simple|jwt(?:,(?:pub-key|priv-key|sign-method|ttl)=[\w./-]*)*|(?:rbac|abac|node|webhook|always(?:allow|deny))(?:,(?:rbac|abac|node|webhook))*|--[a-z][\w-]*(?:=.*)?)$/i;

/** Absolute paths, relative ones that say so, and names of files. */
const PATH =
  /^(?:file:|~?\/|\.{1,2}\/|\$\w+\/|[A-Za-z]:[\\/])[\w./~$(){}+:@ -]*$|^[\w./-]*\.(?:pem|key|crt|cer|conf|cfg|ya?ml|json|txt|token|jwt|env|csv|p12|pfx)$/;

/** Values that people and tools write in place of a secret: `<token>`, `CHANGEME`, `REDACTED`, references to a store, what sops encrypted. */
const MEANT =
  /^[["'*(]*(?:change[-_]?me|replace[-_]?me|placeholder|todo|fixme|redacted|scrubbed|omitted|masked|hidden|removed|sanitized|data\+omitted|x{3,}|\d{1,9} bytes long|(?:your|replace|insert|enter|change)[-_][a-z_-]+)[\]"'*)]*$|^(?:ENC\[|ref\+|vault:|op:\/\/)/i;
