import type { ExpirationRows, FromExpiration, ToExpiration } from './expirationMessages.ts';
import type { ShownExpiration } from './expirations.ts';
import { EXPIRATION_WORDS, type ExpirationWords } from './expirationWords.ts';
import { MAX_TEXT, readReply, requestReader } from './requests.ts';
import { isCount, isFlag, isRecord, isText, listOf, memberOf, oneOf, optional, shapeOf } from './shapes.ts';
import { isInstant, isTimeRange, isTimeStep } from './time.ts';

const STATES: Readonly<Record<ShownExpiration['state'], true>> = {
  valid: true,
  expiring: true,
  expired: true,
  notYetValid: true,
  missing: true,
  unread: true,
};

const isRow = shapeOf<ShownExpiration>({
  id: isText,
  name: isText,
  node: isText,
  path: isText,
  subject: isText,
  state: memberOf(STATES),
  certificate: optional(isCount),
  expires: optional(isInstant),
  date: isText,
  residual: isText,
  authority: isText,
  managed: isText,
  opens: isFlag,
  command: optional(isText),
  note: optional(isText),
});

const isRows = shapeOf<ExpirationRows>({
  kind: oneOf('expirations'),
  revision: isCount,
  now: isInstant,
  warningDays: isInstant,
  caWarningDays: isInstant,
  summary: isText,
  severalNodes: isFlag,
  words: isWords,
  time: isTimeRange,
  certificates: listOf(isRow),
  authorities: listOf(isRow),
});

const isTimes = shapeOf<Extract<ToExpiration, { kind: 'time' }>>({
  kind: oneOf('time'),
  revision: isCount,
  steps: listOf(isTimeStep),
});

/** The message if it is one of ours and whole; undefined otherwise. */
export function readExpirationMessage(message: unknown): ToExpiration | undefined {
  if (isRows(message) || isTimes(message)) return message;
  return readReply(message);
}

function isWords(value: unknown): value is ExpirationWords {
  return isRecord(value) && EXPIRATION_WORDS.every((word) => isText(value[word]));
}

/** Reads what the page sends. */
export const readExpirationRequest = requestReader<FromExpiration>((request, kind, message) => {
  switch (kind) {
    case 'ready':
    case 'text':
    case 'time':
      return { request, kind };
    case 'drawn': {
      const { revision, rows, clusters } = message;
      return isCount(revision) && isCount(rows) && isCount(clusters)
        ? { request, kind, revision, rows, clusters }
        : undefined;
    }
    case 'open':
    case 'copy': {
      const { id } = message;
      return typeof id === 'string' && id.length <= MAX_TEXT ? { request, kind, id } : undefined;
    }
    case 'save': {
      const { format } = message;
      return format === 'markdown' || format === 'csv' || format === 'json' ? { request, kind, format } : undefined;
    }
    default:
      return undefined;
  }
});
