import { redact } from '../../formats/redaction/redact.ts';
import { MESSAGE_KINDS, ruleTexts } from '../kinds/kinds.ts';
import type { MessageKind, MessageValues } from '../kinds/messageKind.ts';
import { withDecisiveError } from './authenticators.ts';
import { endsOf } from './ends.ts';
import { type Fact, factsIn, identifiersIn } from './facts.ts';
import { isForeign, isOfAddOn } from './foreign.ts';
import { timeIn } from './lineTime.ts';
import { CLUSTER_COMPONENTS, type LoggedError, type Speaker } from './loggedError.ts';
import { speakerOf } from './speaker.ts';
import { MAX_LENGTH, unwrapLine } from './unwrapLine.ts';

/** A line without any of these says nothing about TLS, certificates or access; asked first, since most lines of a log do not. */
const HINTS =
  /x509|tls|ssl|cert|_ERROR_|ERR_|sign|algorithm|curve|extension|\bPEM\b|key|unauthorized|forbidden|logged in|credentials|token|cannot|refused|no such file|permission denied|base64|symlink|issuer|PKIX|EOF|broken pipe|HTTP re|context|flag|configuration|Username|root|alternative|mismatch|subtree|path|directory|unknown reason|CertFile|shadowed|authenticate|missing content|not ready|storage factory|bad status|Pending|expired|duplicate name|alert|not allowed|MountVolume|CreateContainerConfig|non-existent|couldn't find key|(?:secret|configmap)s? "|(?:secret|configmap) cache|not registered|no matches for kind|can only|caBundle|cluster-info|crypto\/|doesn't provide|No name matching|unable to load|no CA file|leaderelection lost|renew lease|NotReady|stopped posting|FailedDiscoveryCheck|config file|any arguments|unknown command|boolean value|ca-checksum|strict decoding|audit policy|must be|-mode\b|is not a valid|is a required|specified when|without mode|not available|No agent|unable to handle|connect: |feature gate|is unknown/i;

const LINE_BREAK = /\r\n|\r|\n/g;

/** The errors about TLS, certificates and access in a line, a message or a whole log, in order; at most one a line. */
export function readMessages(text: string, fileName = ''): readonly LoggedError[] {
  return [...messagesIn(text, fileName)].flatMap((error) => error ?? []);
}

/** The same, a line at a time; undefined for a line without an error, so that whoever reads a long log can pause at any of them. */
export function* messagesIn(text: string, fileName = ''): Generator<LoggedError | undefined> {
  let at = 0;
  for (const line of linesOf(text)) yield readLine(line, at++, fileName);
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (const {
    index,
    0: { length },
  } of text.matchAll(LINE_BREAK)) {
    yield text.slice(start, index);
    start = index + length;
  }
  yield text.slice(start);
}

/**
 * The first line that reports such an error, whole, because what stands before the error says who logs it; without what the runtime of a
 * container adds, and without secrets.
 */
export function errorLine(text: string): string | undefined {
  for (const line of linesOf(text)) if (readLine(line)) return redact(unwrapLine(line), 'logLine');
  return undefined;
}

/** The error that one line reports; undefined if it reports no such error. */
export function readLine(line: string, at = 0, fileName = ''): LoggedError | undefined {
  if (!HINTS.test(line) && !ruleTexts().find(line)) return undefined;
  const unwrapped = unwrapLine(line);
  const decisive = withDecisiveError(unwrapped);
  const first = recognize(decisive);
  if (!first) return undefined;
  // Who pastes a log may have pasted a key with it.
  const own = redact(decisive, 'logLine');
  const found = own === decisive ? first : recognize(own);
  if (!found) return undefined;
  const { kind, values, start } = found;
  const { peer, role, ...ends } = endsOf(own, kind.isOfKubelet ? 'kubelet' : speakerOf(own, fileName));
  // If nothing is rejected, the ends of a connection in the line do not show which component logs it.
  const isOfBoth = kind.rejects !== 'nobody';
  const time = timeIn(line.slice(0, MAX_LENGTH));
  return {
    kind,
    line: at,
    ...(time !== undefined && { time }),
    text: errorText(own, start),
    values,
    ...ends,
    ...(isOfBoth && role !== undefined && { role }),
    ...(isOfBoth && peer !== undefined && { peer }),
    ...(!isOfCluster(ends.speaker) && isForeign(own) && { isForeign: true }),
    ...(ends.address === undefined && isOfAddOn(own) && { isOfAddOn: true }),
    facts: [
      ...identifiersIn(line, unwrapped),
      ...factsIn(line, unwrapped === decisive ? own : redact(unwrapped, 'logLine'), ends.address ?? values.host),
      ...settingOf(kind),
      ...requestOf(kind, values),
    ],
  };
}

/** Whether a component of the cluster logs the line, which then is about the cluster. */
function isOfCluster(speaker: Speaker | undefined): boolean {
  return CLUSTER_COMPONENTS.some((one) => one === speaker);
}

function settingOf({ setting }: MessageKind): readonly Fact[] {
  return setting === undefined ? [] : [{ kind: 'setting', value: setting, span: { start: 0, end: 0 } }];
}

function requestOf({ name }: MessageKind, { path }: MessageValues): readonly Fact[] {
  if (name !== 'requestPending' || path === undefined) return [];
  return [{ kind: 'request', value: path, span: { start: 0, end: path.length } }];
}

interface Recognized {
  readonly kind: MessageKind;
  readonly values: MessageValues;
  readonly start: number;
}

function recognize(line: string): Recognized | undefined {
  for (const kind of MESSAGE_KINDS) {
    for (const pattern of kind.patterns) {
      const found = pattern.exec(line);
      const values = found && (kind.values ? kind.values(line) : {});
      if (found && values) return { kind, values: { ...found.groups, ...values }, start: found.index };
    }
  }
  const quoted = ruleTexts().find(line);
  return quoted && { ...quoted, values: {} };
}

/** Go's prefixes before the kind of an error belong to it. */
const PREFIX = /(?:tls: failed to verify certificate: )?(?:x509: )?(?:remote error: )?$/;

/** The start of Go's statement which file it cannot open, before the reason; the reason itself if there is none. */
function openedAt(line: string, reason: number): number {
  const start = Math.max(...['open /', 'stat /', 'read /'].map((opening) => line.lastIndexOf(opening, reason)));
  return start >= 0 && !line.slice(start, reason).includes(':') ? start : reason;
}

/** A longer error lists the names of a certificate. */
const MAX_TEXT = 1000;

/** From the start of the error to the end of the value it stands in. */
function errorText(line: string, found: number): string {
  const start = line.startsWith(': ', found)
    ? openedAt(line, found)
    : found - (PREFIX.exec(line.slice(Math.max(0, found - 60), found))?.[0].length ?? 0);
  const rest = line.slice(start);
  // A JSON member or a structured value follows, or the line ends.
  const end = /"(?:[,}]| \w+=|\. Reconnecting|\s*$)|\]"/.exec(rest)?.index ?? rest.length;
  return withoutBrackets(rest.slice(0, Math.min(end + (rest[end] === ']' ? 1 : 0), MAX_TEXT)).trim());
}

/** Without closing brackets and quotes at the end that nothing in the text opens. Each bracket is counted once, however many end the text. */
function withoutBrackets(text: string): string {
  const counts = new Map<string, number>();
  for (const [bracket] of text.matchAll(/[()[\]"]/g)) counts.set(bracket, (counts.get(bracket) ?? 0) + 1);
  const count = (bracket: string) => counts.get(bracket) ?? 0;
  let end = text.length;
  for (; end > 0; end--) {
    const closing = text.charAt(end - 1);
    const opening = { ')': '(', ']': '[' }[closing];
    const isOpened = closing === '"' ? count('"') % 2 === 0 : opening === undefined || count(opening) >= count(closing);
    if (isOpened) break;
    counts.set(closing, count(closing) - 1);
  }
  return text.slice(0, end);
}
