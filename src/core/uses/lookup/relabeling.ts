import type { RelabelRule } from '../../model/documents/component.ts';

/** Labels of a discovered target. A label is undefined if it is set and its value is not known. */
export type TargetLabels = ReadonlyMap<string, string | undefined>;

/**
 * The address of a discovered target after its relabeling; undefined if the target is dropped, or if something decides that is not known
 * (prometheus/prometheus, model/relabel, Process).
 */
export function relabeledAddress(discovered: TargetLabels, rules: readonly RelabelRule[]): string | undefined {
  const labels = new Map(discovered);
  const isKept = rules.every((rule) => PASSED_OVER.has(rule.action) || applyRule(rule, labels));
  return isKept ? labels.get('__address__') || undefined : undefined;
}

/** False if the target is dropped, or may be. */
function applyRule(rule: RelabelRule, labels: Map<string, string | undefined>): boolean {
  const { action, target, replacement } = rule;
  if (action === 'keep' || action === 'drop') {
    const match = matchOf(rule, labels);
    return match !== 'unknown' && (match !== undefined) === (action === 'keep');
  }
  if (target === undefined) return false;
  const match = action === 'replace' ? matchOf(rule, labels) : 'unknown';
  if (match) labels.set(target, match === 'unknown' ? undefined : expanded(replacement, match));
  return true;
}

/** These change only labels that no later step reads. */
const PASSED_OVER: ReadonlySet<string> = new Set(['labelmap', 'labeldrop', 'lowercase', 'uppercase']);

function matchOf(
  { sources, separator, regex }: RelabelRule,
  labels: TargetLabels,
): RegExpMatchArray | 'unknown' | undefined {
  const values = sources.map((source) => {
    const isUnknown = labels.has(source) ? labels.get(source) === undefined : source.startsWith('__meta_');
    return isUnknown ? undefined : (labels.get(source) ?? '');
  });
  const expression = expressionOf(regex);
  if (!expression || values.includes(undefined)) return 'unknown';
  return values.join(separator).match(expression) ?? undefined;
}

/** Literal characters, alternatives and groups, with "." alone repeated: what such a configuration may say is a stranger's. */
const PLAIN_EXPRESSION = /^(?:[\w/;:@ -]|\\[-./:]|\.[*+]?\??|\((?:\?:)?|[|)])*$/;

const MAX_LENGTH = 200;
const MAX_REPEATS = 3;

/** The expression, which must match a whole value; undefined for one that could take long, or that Go reads differently. */
function expressionOf(regex: string): RegExp | undefined {
  if (regex.length > MAX_LENGTH || !PLAIN_EXPRESSION.test(regex)) return undefined;
  const bare = regex.replaceAll(/\\./g, '');
  const count = (sign: RegExp) => bare.match(sign)?.length ?? 0;
  if (count(/[*+]/g) > MAX_REPEATS || count(/\(/g) !== count(/\)/g) || /\)[^(]*$/.test(bare.split('(')[0] ?? ''))
    return undefined;
  return new RegExp(`^(?:${regex})$`);
}

/** Go names groups "$1" and "${1}"; a group that the expression lacks is empty. */
function expanded(replacement: string, match: RegExpMatchArray): string {
  return replacement.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    return /^\d+$/.test(name) ? (match[Number(name)] ?? '') : '';
  });
}
