import type { RelabelRule } from '../../model/documents/scrape.ts';
import { matchesExpression } from './plainExpression.ts';

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
  const { action, target } = rule;
  if (action === 'keep' || action === 'drop') return isMatched(rule, labels) === (action === 'keep');
  if (target === undefined) return false;
  const isReplaced = action === 'replace' ? isMatched(rule, labels) : undefined;
  if (isReplaced !== false)
    labels.set(target, isReplaced ? expanded(rule, sourceValue(rule, labels) ?? '') : undefined);
  return true;
}

/** These change only labels that no later step reads. */
const PASSED_OVER: ReadonlySet<string> = new Set(['labelmap', 'labeldrop', 'lowercase', 'uppercase']);

/** Undefined if it is not known. */
function isMatched(rule: RelabelRule, labels: TargetLabels): boolean | undefined {
  const value = sourceValue(rule, labels);
  return value === undefined ? undefined : matchesExpression(rule.regex, value);
}

/** The joined values of the source labels; undefined if one is not known. */
function sourceValue({ sources, separator }: RelabelRule, labels: TargetLabels): string | undefined {
  const values = sources.map((source) => {
    const isUnknown = labels.has(source) ? labels.get(source) === undefined : source.startsWith('__meta_');
    return isUnknown ? undefined : (labels.get(source) ?? '');
  });
  return values.includes(undefined) ? undefined : values.join(separator);
}

/** The expressions of one group, which is the whole value. */
const WHOLE: ReadonlySet<string> = new Set(['(.*)', '(.+)']);

/** Go names groups "$1" and "${1}"; a group that the expression lacks is empty. Undefined if a group is a part of the value. */
function expanded({ regex, replacement }: RelabelRule, value: string): string | undefined {
  const isKnown = WHOLE.has(regex) || !/\$\{?\d/.test(replacement);
  if (!isKnown) return undefined;
  return replacement.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) =>
    ['0', '1'].includes(braced ?? bare ?? '') ? value : '',
  );
}
