import { isInt64, type Resolved } from './resolved.ts';
import { resolveNumber } from './resolveNumber.ts';

const PREFIX = 'tag:yaml.org,2002:';

/** Tags that give a value a type. Values with other tags are text. */
const TYPED = new Set(['', 'str', 'bool', 'int', 'float', 'null', 'timestamp'].map((name) => name && PREFIX + name));

const NULL: Resolved = { kind: 'null' };
const TRUE: Resolved = { kind: 'bool', value: true };
const FALSE: Resolved = { kind: 'bool', value: false };

const WORDS: ReadonlyMap<string, Resolved> = new Map<string, Resolved>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, TRUE] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, FALSE] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { kind: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { kind: 'float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { kind: 'float', value: Number.NEGATIVE_INFINITY }] as const),
]);

/** The longest word and the first characters of all words, to skip the lookup for other text. */
const LONGEST_WORD = 5;
const WORD_STARTS = 'yYnNtTfFoO~.+-';

/** Resolves a scalar's value. The typed value of a plain scalar; undefined if it is text. `isPlain` is false for quoted and block scalars. */
export function resolveScalar(value: string, tag: string, isPlain: boolean): Resolved | undefined {
  if (tag === '') return isPlain ? resolvePlain(value) : undefined;
  if (tag === `${PREFIX}binary`) return resolveBinary(value);
  if (!TYPED.has(tag) || tag === `${PREFIX}str`) return undefined;
  return resolveTagged(value, tag.slice(PREFIX.length));
}

/** Undefined for text. */
function resolvePlain(value: string): Resolved | undefined {
  const mayBeWord = value.length <= LONGEST_WORD && WORD_STARTS.includes(value.charAt(0));
  const word = mayBeWord ? WORDS.get(value) : undefined;
  return word ?? resolveNumber(value);
}

function resolveTagged(value: string, name: string): Resolved | undefined {
  const resolved = resolvePlain(value);
  const kind = resolved?.kind ?? 'str';
  if (kind === name && resolved) return resolved;
  if (name === 'timestamp' && isTimestamp(value)) return undefined;
  if (name === 'float' && resolved?.kind === 'int' && isInt64(resolved.text)) {
    return { kind: 'float', value: resolved.value };
  }
  return { kind: 'error', problem: `cannot decode !!${kind} as a !!${name}` };
}

/** Standard base64 with padding and optional line breaks. The bytes are read as UTF-8. */
function resolveBinary(value: string): Resolved {
  const error: Resolved = { kind: 'error', problem: '!!binary value contains invalid base64 data' };
  const compact = value.replaceAll(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return error;
  const bytes = Uint8Array.from(atob(compact), (letter) => letter.charCodeAt(0));
  return { kind: 'binary', value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

/** Whether the text is a timestamp that go-yaml accepts, including the day of the month. */
function isTimestamp(value: string): boolean {
  const match = TIMESTAMP.exec(value);
  if (!match) return false;
  const [
    year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0,
    second = 0,
    zoneHour = 0,
    zoneMinute = 0,
    h = 0,
    m = 0,
    s = 0,
  ] = match.slice(1).map((digits) => Number(digits ?? 0));
  const daysOfMonth = new Date(Date.UTC(year < 100 ? year + 400 : year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOfMonth &&
    Math.max(hour, h) < 24 &&
    Math.max(minute, m, second, s) < 60 &&
    zoneHour <= 24 &&
    zoneMinute < 60
  );
}
