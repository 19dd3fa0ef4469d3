import { redact } from '../../formats/redaction/redact.ts';
import { MESSAGE_KINDS, RULE_TEXTS } from '../kinds/kinds.ts';
import type { MessageKind, MessageValues } from '../kinds/messageKind.ts';
import { withDecisiveError } from './authenticators.ts';
import { endsOf } from './ends.ts';
import { type Fact, factsIn, identifiersIn } from './facts.ts';
import { isForeign } from './foreign.ts';
import { timeIn } from './lineTime.ts';
import type { LoggedError } from './loggedError.ts';
import { speakerOf } from './speaker.ts';
import { MAX_LENGTH, unwrapLine } from './unwrapLine.ts';

/** A line without any of these says nothing about TLS, certificates or access; asked first, since most lines of a log do not. */
const HINTS =
  /x509|tls|ssl|cert|_ERROR_|ERR_|sign|algorithm|curve|extension|\bPEM\b|key|unauthorized|forbidden|logged in|credentials|token|cannot|refused|no such file|permission denied|base64|symlink|issuer|PKIX|EOF|broken pipe|HTTP re|context|flag|configuration|Username|root|alternative|mismatch|subtree|path|directory|unknown reason|CertFile|shadowed|authenticate|missing content|not ready|storage factory|Pending|expired|duplicate name|not allowed/i;

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

/** What one line reports; undefined where it reports no such error. */
export function readLine(line: string, at = 0, fileName = ''): LoggedError | undefined {
  if (!HINTS.test(line) && !RULE_TEXTS.find(line)) return undefined;
  const unwrapped = unwrapLine(line);
  const decisive = withDecisiveError(unwrapped);
  if (!recognize(decisive)) return undefined;
  // Who pastes a log may have pasted a key with it.
  const own = redact(decisive, 'logLine');
  const found = recognize(own);
  if (!found) return undefined;
  const { kind, values, start } = found;
  const { peer, ...ends } = endsOf(own, speakerOf(own, fileName));
  const time = timeIn(line.slice(0, MAX_LENGTH));
  return {
    kind,
    line: at,
    ...(time !== undefined && { time }),
    text: errorText(own, start),
    values,
    ...ends,
    ...(kind.rejects !== 'nobody' && peer !== undefined && { peer }),
    ...(isForeign(own) && { isForeign: true }),
    facts: [
      ...identifiersIn(line, unwrapped),
      ...factsIn(line, redact(unwrapped, 'logLine'), ends.address ?? values.host),
      ...settingOf(kind),
      ...requestOf(kind, values),
    ],
  };
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
  const quoted = RULE_TEXTS.find(line);
  return quoted && { ...quoted, values: {} };
}

/** What Go puts before the kind of an error is part of it. */
const PREFIX = /(?:tls: failed to verify certificate: )?(?:x509: )?(?:remote error: )?$/;

/** A longer error lists the names of a certificate. */
const MAX_TEXT = 1000;

/** From the start of the error to the end of the value it stands in. */
function errorText(line: string, found: number): string {
  const start = found - (PREFIX.exec(line.slice(Math.max(0, found - 60), found))?.[0].length ?? 0);
  const rest = line.slice(start);
  // A JSON member or a structured value follows, or the line ends.
  const end = /"(?:[,}]| \w+=|\s*$)|\]"/.exec(rest)?.index ?? rest.length;
  return rest.slice(0, Math.min(end, MAX_TEXT)).trim();
}
