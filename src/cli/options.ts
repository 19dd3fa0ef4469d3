import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  type FileModeCheck,
  KUBERNETES_RELEASES,
  minorRelease,
  type Profile,
  RULES,
  SEVERITIES,
  type Severity,
  type Version,
} from '../core/index.ts';
import { COMMANDS, type Command, type CommandOption } from './commands.ts';

export type Format = 'text' | 'json' | 'sarif' | 'markdown' | 'html' | 'junit' | 'gitlab';

export interface CheckOptions {
  readonly directories: readonly string[];
  readonly format: Format;
  readonly failOn: Severity | 'never';
  /** Milliseconds since the epoch; undefined for the machine's clock. */
  readonly now: number | undefined;
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly profile: Profile;
  /** The minor release of Kubernetes that every component is evaluated as. */
  readonly release: Version | undefined;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly fileModes: FileModeCheck;
  /** Glob patterns, relative to each directory, as the setting `kubernetesPKI.exclude` has them. */
  readonly exclude: readonly string[];
  readonly maxFiles: number;
  /** SARIF: findings that comments hide are among the results, marked as suppressed. */
  readonly includeSuppressed: boolean;
  /** Whether files that are left out by name (backups, examples) are checked too. */
  readonly includesLeftOut: boolean;
  readonly allowsIncomplete: boolean;
}

type Options = NonNullable<ParseArgsConfig['options']>;

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** Throws UsageError for anything the contract does not allow. */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { options } = COMMANDS.check;
  const { values, positionals } = parse(args, options);
  return {
    directories: requireSome(positionals, 'check requires at least one PATH'),
    format: oneOf('--format', text(values.format), options.format.choices),
    failOn: oneOf('--fail-on', text(values['fail-on']), options['fail-on'].choices),
    now: parseNow(values.now),
    warningDays: parseDays('--warning-days', text(values['warning-days'])),
    caWarningDays: parseDays('--ca-warning-days', text(values['ca-warning-days'])),
    profile: oneOf('--profile', text(values.profile), options.profile.choices),
    release: parseRelease(values['kubernetes-version']),
    severities: Object.fromEntries(texts(values.rule).map(parseRule)),
    exclude: texts(values.exclude),
    maxFiles: parseCount('--max-files', text(values['max-files'])),
    fileModes: oneOf('--file-modes', text(values['file-modes']), options['file-modes'].choices),
    includeSuppressed: values['include-suppressed'] === true,
    includesLeftOut: values['include-left-out'] === true,
    allowsIncomplete: values['allow-incomplete'] === true,
  };
}

export function parseExpirationOptions(args: readonly string[]) {
  const { options } = COMMANDS.expiration;
  const { values, positionals } = parse(args, options);
  return {
    directories: requireSome(positionals, 'expiration requires at least one PATH'),
    format: oneOf('--format', text(values.format), options.format.choices),
    now: parseNow(values.now),
    warningDays: parseDays('--warning-days', text(values['warning-days'])),
    caWarningDays: parseDays('--ca-warning-days', text(values['ca-warning-days'])),
    exclude: texts(values.exclude),
    maxFiles: parseCount('--max-files', text(values['max-files'])),
    includesLeftOut: values['include-left-out'] === true,
  };
}

/** The message comes first; what it is explained by is chosen as for `check`. */
export function parseExplainOptions(args: readonly string[]) {
  const { options } = COMMANDS.explain;
  const { values, positionals } = parse(args, options);
  const [message, ...directories] = positionals;
  if (message === undefined) throw new UsageError('explain requires a MESSAGE, or - for standard input');
  return {
    message,
    directories,
    format: oneOf('--format', text(values.format), options.format.choices),
    now: parseNow(values.now),
    warningDays: parseDays('--warning-days', text(values['warning-days'])),
    caWarningDays: parseDays('--ca-warning-days', text(values['ca-warning-days'])),
    profile: oneOf('--profile', text(values.profile), options.profile.choices),
    severities: Object.fromEntries(texts(values.rule).map(parseRule)),
    fileModes: oneOf('--file-modes', text(values['file-modes']), options['file-modes'].choices),
    exclude: texts(values.exclude),
    maxFiles: parseCount('--max-files', text(values['max-files'])),
  };
}

export function parseCompareOptions(args: readonly string[]) {
  const { options } = COMMANDS.compare;
  const { values, positionals } = parse(args, options);
  const release = parseRelease(values['kubernetes-version']);
  const [before, after = release === undefined ? undefined : before, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError('compare requires two PATHs, BEFORE and AFTER, or one PATH and --kubernetes-version');
  return {
    before,
    after,
    release,
    format: oneOf('--format', text(values.format), options.format.choices),
    now: parseNow(values.now),
    maxFiles: parseCount('--max-files', text(values['max-files'])),
    includesLeftOut: values['include-left-out'] === true,
  };
}

export function parseDecodeOptions(args: readonly string[]) {
  const { options } = COMMANDS.decode;
  const { values, positionals } = parse(args, options);
  const [file, ...directories] = positionals;
  if (file === undefined) throw new UsageError('decode requires a FILE, or - for standard input');
  return {
    file,
    directories,
    format: oneOf('--format', text(values.format), options.format.choices),
    now: parseNow(values.now),
    exclude: texts(values.exclude),
    maxFiles: parseCount('--max-files', text(values['max-files'])),
  };
}

function parse(args: readonly string[], known: Command['options']): Parsed {
  try {
    const options = Object.fromEntries(Object.entries(known).map(([name, option]) => [name, parsedOption(option)]));
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'invalid usage');
  }
}

function parsedOption({ choices, value, default: fallback, multiple }: CommandOption): Options[string] {
  if (choices === undefined && value === undefined) return { type: 'boolean', default: false };
  const option = { type: 'string', multiple: multiple === true } as const;
  return fallback === undefined ? option : { ...option, default: fallback };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function requireSome(values: readonly string[], message: string): readonly string[] {
  if (values.length === 0) throw new UsageError(message);
  return values;
}

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} must be one of ${allowed.join(', ')}, not "${value}"`);
  return found;
}

function parseDays(option: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`${option} must be a whole number of days, not "${value}"`);
  return Number(value);
}

function parseCount(option: string, value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`${option} must be a whole number above 0, not "${value}"`);
  return Number(value);
}

/** A release of Kubernetes: "1.38", "v1.38", or one with its patch, "1.38.2". */
function parseRelease(value: unknown): Version | undefined {
  if (value === undefined) return undefined;
  const { first } = KUBERNETES_RELEASES;
  const match = /^v?1\.(\d{1,3})(?:\.(\d{1,4})\S*)?$/.exec(text(value));
  const minor = Number(match?.[1]);
  if (!(minor >= first)) {
    throw new UsageError(
      `--kubernetes-version must be a release of Kubernetes from 1.${first} on, not "${text(value)}"`,
    );
  }
  const patch = match?.[2];
  return { ...minorRelease(minor), ...(patch !== undefined && { patch: Number(patch) }) };
}

function parseNow(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;
  // Without a zone the time is UTC, so that one input gives one output on every machine.
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(text(value)) || !text(value).includes('T') ? text(value) : `${text(value)}Z`;
  const time = shape.test(text(value)) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--now must be an ISO 8601 time, not "${text(value)}"`);
  return time;
}

function parseRule(value: string): [string, Severity | 'off'] {
  const [id = '', severity = ''] = value.split('=');
  if (!RULES.some((rule) => rule.id === id)) throw new UsageError(`--rule: unknown rule "${id}"`);
  return [id, oneOf(`--rule ${id}`, severity, ['off', ...SEVERITIES])];
}

/** Wrong usage or an unreadable input: printed to standard error; exit code 2. */
export class UsageError extends Error {}
