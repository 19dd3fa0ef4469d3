import type { ProblemCode } from '../../model/artifacts/problem.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { InspectedNode } from '../../model/report.ts';
import { shownRange } from '../../model/shownPlace.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { findingOf, sortFindings } from '../engine/engine.ts';
import type { Rule } from '../engine/rule.ts';
import { HiddenFindings, namesOfRule, type Suppression, suppressionsIn } from '../engine/suppressions.ts';
import { unusedSuppression, unusedSuppressionIssue } from '../files/unused-suppression.ts';

/** What of a file says that rules could not look at all of it. */
const UNREAD: ReadonlySet<ProblemCode> = new Set(['yaml-syntax', 'yaml-too-complex', 'unit-too-long']);

/**
 * The nodes without what comments in the files hide, and with a hint for each comment that hides nothing. `isJudged` tells
 * whether a rule had its say: of one that did not, nothing can be hidden.
 */
export async function applySuppressions(
  nodes: readonly InspectedNode[],
  rules: readonly Rule[],
  isEvaluated: (rule: Rule) => boolean,
  scheduler: Scheduler,
): Promise<readonly InspectedNode[]> {
  const hidden = new Map<Finding, Suppression>();
  const unused = new Map<string, readonly Suppression[]>();
  const seen = new Set<string>();
  let byFile: ReadonlyMap<string, readonly Finding[]> | undefined;
  for (const { view } of nodes) {
    for (const { file, archived } of view.files) {
      const suppressions: Suppression[] = [];
      for (const suppression of seen.has(file.uri) ? [] : suppressionsIn(file)) {
        suppressions.push(suppression);
        if (scheduler.shouldYield()) await scheduler.yieldNow();
      }
      seen.add(file.uri);
      if (suppressions.length === 0) continue;
      byFile ??= groupBy(
        nodes.flatMap(({ findings }) => findings),
        ({ at }) => at.uri,
      );
      const hiding = new HiddenFindings(byFile.get(file.uri) ?? [], ({ start }) => file.lines.positionAt(start).line);
      const idle: Suppression[] = [];
      for (const suppression of suppressions) {
        const matching = hiding.take(suppression);
        for (const finding of matching ?? []) if (!hidden.has(finding)) hidden.set(finding, suppression);
        if (!matching) idle.push(suppression);
        if (scheduler.shouldYield()) await scheduler.yieldNow();
      }
      // Nothing is said of copies, nor of a file that is being typed or was not read; in a document, a comment may mean what that writes.
      const isEvaluatedNow =
        !archived && !file.stale && !file.embedded && !file.problems.some(({ code }) => UNREAD.has(code));
      if (isEvaluatedNow) unused.set(file.uri, idle);
    }
  }
  for (const [finding, suppression] of hiddenInDocuments(nodes)) {
    if (!hidden.has(finding)) hidden.set(finding, suppression);
  }
  if (hidden.size === 0 && unused.size === 0) return nodes;
  const ruleOf = new Map(rules.toReversed().flatMap((rule) => namesOfRule(rule.id).map((name) => [name, rule])));
  const result: InspectedNode[] = [];
  for (const node of nodes) {
    const kept = node.findings.filter((finding) => !hidden.has(finding));
    const hints: Finding[] = [];
    for (const { file } of node.view.files) {
      for (const suppression of unused.get(file.uri) ?? []) {
        const rule = ruleOf.get(suppression.rule);
        if (rule && !isEvaluated(rule)) continue;
        hints.push(...findingOf(unusedSuppression, unusedSuppressionIssue(file.uri, suppression, rule !== undefined)));
        if (scheduler.shouldYield()) await scheduler.yieldNow();
      }
      unused.delete(file.uri);
    }
    const suppressed = node.findings.flatMap((finding) => {
      const by = hidden.get(finding);
      return by ? { finding, scope: by.scope, reason: by.reason } : [];
    });
    const reported = { ...node, findings: sortFindings([...kept, ...hints]) };
    result.push(suppressed.length === 0 ? reported : { ...reported, suppressed });
  }
  return result;
}

/** What comments in a document hide of the findings in the files that it writes. */
function* hiddenInDocuments(nodes: readonly InspectedNode[]): Generator<readonly [Finding, Suppression]> {
  for (const { view, findings } of nodes) {
    if (!view.files.some(({ file }) => file.within)) continue;
    const byFile = groupBy(findings, ({ at }) => at.uri);
    for (const { file } of view.files) {
      const comments = file.within ? commentsIn(file.within.document) : [];
      if (comments.length === 0) continue;
      const hiding = new HiddenFindings(byFile.get(file.uri) ?? [], (span) => shownRange(file, span).start.line);
      for (const comment of comments) for (const finding of hiding.take(comment) ?? []) yield [finding, comment];
    }
  }
}

const commentsIn = derived((document: DecodedFile): readonly Suppression[] => [...suppressionsIn(document)]);
