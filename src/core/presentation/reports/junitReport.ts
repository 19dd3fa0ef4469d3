import { componentStates } from '../../inspection/componentStates.ts';
import { lastWordsIn } from '../../inspection/lastWords.ts';
import { leftOutOf } from '../../inspection/leftOut.ts';
import { STATE_NAMES, stopReason } from '../../inspection/stateText.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import { SEVERITIES } from '../../model/finding.ts';
import { asText, phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { xml } from '../../model/text/xml.ts';
import { unreadText } from '../describe/unreadText.ts';
import { type AuditInput, nodeLabels, placeText } from './audit/auditInput.ts';
import { findingEffects } from './findingEffects.ts';
import { jsonUnread } from './json/jsonReport.ts';
import { leftOutPlace } from './json/leftOutText.ts';

/** From this severity on, a test case fails. */
const FAILING = SEVERITIES.indexOf('warning');

/** So many test cases are listed one by one: of more, each node's passing rules are one test case, which says how many they are. */
const MOST_CASES = 100_000;

/** The report as JUnit XML in pieces, one a node: a suite a node, and in it a test case a rule, which fails by its errors and warnings. */
export function* junitReport(input: Pick<AuditInput, 'report' | 'pathOf' | 'rules' | 'settings'>): Generator<string> {
  const { report, rules, settings } = input;
  const labels = nodeLabels(report);
  const active = rules.filter(({ id, profile = settings.profile }) => {
    const severity = settings.severities[id];
    return severity === undefined ? profile === settings.profile : severity !== 'off';
  });
  const effectsOf = findingEffects(report);
  const passing = active.map(passedCase);
  const isBrief = active.length * report.nodes.length > MOST_CASES;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  for (const [at, { findings }] of report.nodes.entries()) {
    const byRule = new Map<string, Finding[]>();
    for (const finding of findings) append(byRule, finding.rule, finding);
    const reported = active.filter(({ id }) => byRule.has(id));
    const cases = isBrief
      ? [
          ...reported.map((rule) => testCase(rule, byRule.get(rule.id) ?? [], input, effectsOf)),
          passedCases(active, reported),
        ]
      : active.map((rule, index) => {
          const own = byRule.get(rule.id);
          return own ? testCase(rule, own, input, effectsOf) : (passing[index] ?? '');
        });
    const failures = reported.filter(({ id }) => byRule.get(id)?.some(isFailure)).length;
    const name = xml(untrusted(labels[at] ?? ''));
    const counts = `tests="${cases.length}" failures="${failures}"`;
    yield `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
  }
  yield* componentSuite(input);
  yield* incompleteSuite(input);
  yield* leftOutSuite(input);
  yield '</testsuites>\n';
}

/** A suite with a case for each component, which fails if it does not start. Empty if no files set up a component. */
function* componentSuite({ report }: Pick<AuditInput, 'report'>): Generator<string> {
  const states = componentStates(report);
  if (states.length === 0) return;
  const labels = new Map(report.nodes.map(({ view }) => [view.id, view.label]));
  const failures = states.filter(({ stop }) => stop).length;
  const skipped = states.filter(({ state }) => state === 'unknown').length;
  const counts = `tests="${states.length}" failures="${failures}" skipped="${skipped}"`;
  yield `  <testsuite name="components" ${counts}>\n`;
  for (const state of states) {
    const { end, stop } = state;
    const names = `classname="${xml(untrusted(labels.get(end.node ?? '') ?? ''))}" name="${xml(untrusted(end.component))}"`;
    if (stop) {
      const words = lastWordsIn(report, state);
      const reason = stopReason(stop) ?? words ?? STATE_NAMES['does not start'];
      const message = `message="${xml(asText(reason))}"`;
      const said = words === undefined ? '/>' : `>${xml(words)}</failure>`;
      yield `    <testcase ${names}>\n      <failure type="does not start" ${message}${said}\n    </testcase>\n`;
    } else if (state.state === 'unknown') yield `    <testcase ${names}>\n      <skipped/>\n    </testcase>\n`;
    else yield `    <testcase ${names}/>\n`;
  }
  yield '  </testsuite>\n';
}

/** A suite with a failing case for everything that was not read in full. Empty if the report is complete. */
function* incompleteSuite({ report, pathOf }: Pick<AuditInput, 'report' | 'pathOf'>): Generator<string> {
  const unread = jsonUnread(report, pathOf);
  if (unread.length === 0) return;
  yield `  <testsuite name="complete" tests="${unread.length}" failures="${unread.length}">\n`;
  for (const { path, reason } of unread) {
    const message = xml(phrase('Not read in full: {reason}', { reason: unreadText(reason) }));
    const name = `classname="complete" name="${xml(untrusted(path))}"`;
    yield `    <testcase ${name}>\n      <failure type="incomplete" message="${message}"/>\n    </testcase>\n`;
  }
  yield '  </testsuite>\n';
}

/** A suite with a skipped case for everything that was left out by name. Empty if nothing was. */
function* leftOutSuite({ report, pathOf }: Pick<AuditInput, 'report' | 'pathOf'>): Generator<string> {
  const leftOut = leftOutOf(report);
  if (leftOut.length === 0) return;
  yield `  <testsuite name="left out" tests="${leftOut.length}" failures="0" skipped="${leftOut.length}">\n`;
  for (const { uri, files, certificates } of leftOut) {
    const path = pathOf(uri) || '.';
    const message = xml(leftOutPlace({ path, files, certificates }));
    const name = `classname="left out" name="${xml(untrusted(path))}"`;
    yield `    <testcase ${name}>\n      <skipped message="${message}"/>\n    </testcase>\n`;
  }
  yield '  </testsuite>\n';
}

function isFailure({ severity }: Finding): boolean {
  return SEVERITIES.indexOf(severity) <= FAILING;
}

type Rule = Pick<AuditInput['rules'][number], 'id' | 'title'>;

function namesOf({ id, title }: Rule): string {
  return `classname="${xml(untrusted(id))}" name="${xml(untrusted(title))}"`;
}

function passedCase(rule: Rule): string {
  return `    <testcase ${namesOf(rule)}/>\n`;
}

/** The rules without findings as one test case. */
function passedCases(active: readonly Rule[], reported: readonly Rule[]): string {
  const name = phrase('{count} rules without findings', { count: active.length - reported.length });
  return `    <testcase classname="passed" name="${xml(name)}"/>\n`;
}

function testCase(
  rule: Rule,
  findings: readonly Finding[],
  input: Pick<AuditInput, 'report' | 'pathOf'>,
  effectsOf: ReturnType<typeof findingEffects>,
): string {
  const line = (finding: Finding) =>
    phrase('{place}: {message}', {
      place: placeText(input, finding.at),
      message: effectsOf(finding).message,
    });
  const failures = findings.filter(isFailure).map((finding) => {
    return `      <failure type="${finding.severity}" message="${xml(finding.message)}">${xml(line(finding))}</failure>\n`;
  });
  const others = findings.filter((finding) => !isFailure(finding)).map((finding) => `${xml(line(finding))}\n`);
  const output = others.length > 0 ? `      <system-out>${others.join('')}</system-out>\n` : '';
  return `    <testcase ${namesOf(rule)}>\n${failures.join('')}${output}    </testcase>\n`;
}
