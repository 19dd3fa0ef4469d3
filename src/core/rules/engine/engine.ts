import { type About, aboutPlace, aboutThing, type Cause } from '../../model/about.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { derivedFor } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { InspectedNode } from '../../model/report.ts';
import { SpanSet } from '../../model/source/spanIndex.ts';
import { plainText } from '../../model/text/plainText.ts';
import { type Composed, phrase } from '../../model/text/text.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { Issue, Rule, RuleContext } from './rule.ts';
import { withoutOpenFindings } from './templateFindings.ts';

export interface EngineOptions {
  /** Severity by rule id; "off" silences the rule. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly onCrash: (rule: string, error: unknown) => void;
}

/**
 * Runs every rule over a node. A rule that crashes is reported, and the others go on. Sorted and free of duplicates. Severities are
 * the rules' own, and silenced rules speak as well, so that what a person silenced still explains what follows from it;
 * `settleSeverities` has the last word.
 */
export async function runRules(
  rules: readonly Rule[],
  node: NodeView,
  context: RuleContext,
  options: EngineOptions,
  scheduler: Scheduler,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const rule of rulesThatAreOn(options.severities, rules, context.profile)) {
    try {
      for (const issue of rule.check(node, context)) {
        findings.push(...findingOf(rule, issue));
        if (scheduler.shouldYield()) await scheduler.yieldNow();
      }
    } catch (error) {
      options.onCrash(rule.id, error);
    }
    // Most rules have nothing to look at on most nodes: asking for the time after each would take as long.
    if (++checked % RULES_A_PAUSE === 0 && scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return sortFindings(withoutOpenFindings(withoutDuplicates(findings), node));
}

const RULES_A_PAUSE = 4;

/** Whether a rule has its say: one of another profile only where it is given a severity. */
export function isOn(
  rule: Rule,
  { profile }: Pick<RuleContext, 'profile'>,
  { severities }: Pick<EngineOptions, 'severities'>,
): boolean {
  return severities[rule.id] !== undefined || (rule.profile ?? profile) === profile;
}

/** The same for every node of an inspection. */
const rulesThatAreOn = derivedFor(
  (severities: EngineOptions['severities'], rules: readonly Rule[], profile: RuleContext['profile']) =>
    rules.filter((rule) => isOn(rule, { profile }, { severities })),
);

/** Gives every finding the severity its rule is set to, and leaves out those of rules that are off. */
export function applySeverities(
  findings: readonly Finding[],
  severities: EngineOptions['severities'],
): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = severities[finding.rule] ?? finding.severity;
    return severity === 'off' ? [] : { ...finding, severity };
  });
}

/** The finding of an issue; empty if only one sign suggests it. */
export function findingOf(rule: Rule, issue: Issue): readonly Finding[] {
  const { evidence = 'configured' } = issue;
  if (evidence === 'inferred') return [];
  const finding: Finding = {
    rule: rule.id,
    severity: severityBy(evidence, issue.severity ?? rule.severity),
    messageId: issue.message,
    message: withEvidence(evidence, {
      template: rule.messages[issue.message] ?? issue.message,
      slots: issue.data ?? {},
    }),
    at: issue.at,
    related: issue.related ?? [],
    about: (issue.about ?? [aboutPlace(issue.at)]).map((one) => ofKind(rule, one)),
    evidence,
    fixes: issue.fixes ?? [],
    command: issue.command,
    ...(rule.whenBroken && { whenBroken: rule.whenBroken }),
    ...(rule.stops?.includes(issue.message) && { stops: true as const }),
    ...(rule.inTemplates && { inTemplates: true as const }),
    ...(issue.source !== undefined && { source: issue.source }),
    ...(issue.lastWords !== undefined && { lastWords: issue.lastWords }),
  };
  return [finding];
}

/** Places hold what the rule is about. */
function ofKind(rule: Rule, about: Cause): About {
  return about.fails === 'place' ? aboutThing(rule.about, about.at) : about;
}

function withEvidence(evidence: Evidence, message: Composed): Composed {
  return evidence === 'corroborated'
    ? phrase('{message} Only names and content suggest this use.', { message })
    : message;
}

/** Limits a finding without a configuration as evidence to a warning. */
function severityBy(evidence: Evidence, severity: Severity): Severity {
  return evidence === 'corroborated' && severity === 'error' ? 'warning' : severity;
}

/** A message is rendered only where two findings of one rule stand at one place. */
function withoutDuplicates(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const firsts = new Map<string, Finding>();
  const messages = new Map<string, Set<string>>();
  for (const finding of findings) {
    const { uri, span } = finding.at;
    const place = `${finding.rule}\n${uri}\n${span.start}\n${span.end}`;
    const first = firsts.get(place);
    if (first) {
      const reported = messages.get(place) ?? new Set([plainText(first.message)]);
      messages.set(place, reported);
      const message = plainText(finding.message);
      if (reported.has(message)) continue;
      reported.add(message);
    } else firsts.set(place, finding);
    kept.push(finding);
  }
  return kept;
}

/** By file, place and rule: the same input gives the same order every time. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.at.uri, b.at.uri) ||
      a.at.span.start - b.at.span.start ||
      a.at.span.end - b.at.span.end ||
      compareText(a.rule, b.rule) ||
      compareText(plainText(a.message), plainText(b.message)),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The findings without fixes whose edits would hit something else: those of a file whose documents are of an earlier text, where places have
 * moved while it is broken, those of a file that another one writes, which encodes what would be inserted, and those inside of a kubeconfig
 * that is a value of another document.
 */
export function withoutUnsafeFixes(findings: readonly Finding[], { view }: InspectedNode): readonly Finding[] {
  const unsafe = new Map<string, SpanSet | undefined>();
  for (const { file } of view.files) {
    const embedded = file.documents.filter((document) => document.kind === 'kubeconfig' && document.embedded);
    if (file.stale || file.within) unsafe.set(file.uri, undefined);
    else if (embedded.length > 0) unsafe.set(file.uri, new SpanSet(embedded.map(({ span }) => span)));
  }
  if (unsafe.size === 0) return findings;
  const isSafe = ({ uri, span }: Finding['fixes'][number]['edits'][number]) =>
    !unsafe.has(uri) || unsafe.get(uri)?.overlaps(span) === false;
  return findings.map((finding) => {
    const fixes = finding.fixes.filter(({ edits }) => edits.every(isSafe));
    return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
  });
}
