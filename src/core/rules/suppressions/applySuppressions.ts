import type { ProblemCode } from '../../model/artifacts/problem.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeFile } from '../../model/node.ts';
import type { InspectedNode } from '../../model/report.ts';
import { shownRange } from '../../model/shownPlace.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { findingOf, sortFindings } from '../engine/engine.ts';
import type { Rule } from '../engine/rule.ts';
import { HiddenFindings, namesOfRule, type Suppression, suppressionsIn } from '../engine/suppressions.ts';
import { unusedSuppression, unusedSuppressionIssue } from '../files/unused-suppression.ts';

/** The problems after which rules have not seen all of a file. */
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
  const comments = await readComments(nodes, scheduler);
  const { hidden, unused } = comments;
  if (hidden.size === 0 && unused.size === 0) return nodes;
  const ruleOf = new Map(rules.toReversed().flatMap((rule) => namesOfRule(rule.id).map((name) => [name, rule])));
  const result: InspectedNode[] = [];
  for (const node of nodes) {
    const kept = node.findings.filter((finding) => !hidden.has(finding));
    const hints: Finding[] = [];
    for (const [uri, suppression] of takeUnused(node, comments)) {
      const rule = ruleOf.get(suppression.rule);
      if (rule && !isEvaluated(rule)) continue;
      hints.push(...findingOf(unusedSuppression, unusedSuppressionIssue(uri, suppression, rule !== undefined)));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
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

/** Takes the comments that hide nothing in the node's files, each with its file: a file of several nodes belongs to the first. */
function* takeUnused({ view }: InspectedNode, { unused }: Comments): Generator<readonly [string, Suppression]> {
  for (const { file } of view.files) {
    for (const suppression of unused.get(file.uri) ?? []) yield [file.uri, suppression];
    unused.delete(file.uri);
  }
}

interface Comments {
  /** The findings that a comment hides, with the first that does. */
  readonly hidden: ReadonlyMap<Finding, Suppression>;
  /** Comments that hide nothing, by file. */
  readonly unused: Map<string, readonly Suppression[]>;
}

/** Compares the comments of each file, and of each document that writes files, with the findings there. */
async function readComments(nodes: readonly InspectedNode[], scheduler: Scheduler): Promise<Comments> {
  const hidden = new Map<Finding, Suppression>();
  const unused = new Map<string, readonly Suppression[]>();
  let byFile: ReadonlyMap<string, readonly Finding[]> | undefined;
  for (const nodeFile of distinctFiles(nodes)) {
    const { file } = nodeFile;
    const suppressions = await collected(suppressionsIn(file), scheduler);
    if (suppressions.length === 0) continue;
    byFile ??= groupBy(
      nodes.flatMap(({ findings }) => findings),
      ({ at }) => at.uri,
    );
    const hiding = new HiddenFindings(byFile.get(file.uri) ?? [], ({ start }) => file.lines.positionAt(start).line);
    const idle: Suppression[] = [];
    for (const suppression of suppressions) {
      const matching = hiding.take(suppression);
      if (matching) hideBy(suppression, matching, hidden);
      else idle.push(suppression);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    if (isEvaluatedNow(nodeFile)) unused.set(file.uri, idle);
  }
  for (const [finding, suppression] of hiddenInDocuments(nodes)) hideBy(suppression, [finding], hidden);
  return { hidden, unused };
}

async function collected<Item>(items: Iterable<Item>, scheduler: Scheduler): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (const item of items) {
    all.push(item);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return all;
}

/** The first comment that hides a finding gives the reason. */
function hideBy(comment: Suppression, findings: Iterable<Finding>, hidden: Map<Finding, Suppression>): void {
  for (const finding of findings) if (!hidden.has(finding)) hidden.set(finding, comment);
}

/** The files of the nodes, each once. */
function* distinctFiles(nodes: readonly InspectedNode[]): Generator<NodeFile> {
  const seen = new Set<string>();
  for (const { view } of nodes) {
    for (const nodeFile of view.files) {
      if (seen.has(nodeFile.file.uri)) continue;
      seen.add(nodeFile.file.uri);
      yield nodeFile;
    }
  }
}

/** Nothing is said of copies, nor of a file that is being typed or was not read; in a document, a comment may mean what that writes. */
function isEvaluatedNow({ file, archived }: NodeFile): boolean {
  const { problems } = wholeOf(file);
  return !archived && !file.stale && !file.embedded && !problems.some(({ code }) => UNREAD.has(code));
}

/** The findings in the files that a document writes which its comments hide. */
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
