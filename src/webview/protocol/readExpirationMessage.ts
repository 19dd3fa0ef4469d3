import type { ExpirationContent, ToExpiration } from './expirationMessages.ts';
import type { ShownExpiration } from './expirations.ts';
import { EXPIRATION_WORDS, type ExpirationWords } from './expirationWords.ts';
import { isCount, isFlag, isRecord, isText, listOf, memberOf, oneOf, optional, shapeOf } from './shapes.ts';

const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

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
  expires: optional(isTime),
  date: isText,
  residual: isText,
  authority: isText,
  managed: isText,
  opens: isFlag,
  command: optional(isText),
  note: optional(isText),
});

const isContent = shapeOf<ExpirationContent>({
  kind: oneOf('expirations'),
  revision: isCount,
  now: isTime,
  warningDays: isTime,
  caWarningDays: isTime,
  summary: isText,
  severalNodes: isFlag,
  words: isWords,
  certificates: listOf(isRow),
  authorities: listOf(isRow),
});

/** The message if it is one of ours and whole; undefined otherwise. */
export function readExpirationMessage(message: unknown): ToExpiration | undefined {
  if (isContent(message)) return message;
  if (!isRecord(message)) return undefined;
  const { kind, request, error } = message;
  if (kind !== 'reply' || !isCount(request) || (error !== undefined && !isText(error))) return undefined;
  return { kind, request, error };
}

function isWords(value: unknown): value is ExpirationWords {
  return isRecord(value) && EXPIRATION_WORDS.every((word) => isText(value[word]));
}
