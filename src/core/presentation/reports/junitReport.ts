import { append } from '../../model/collections/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import { SEVERITIES } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { xml } from '../../model/text/xml.ts';
import { unreadText } from '../describe/unreadText.ts';
import { type AuditInput, nodeLabels, placeText } from './audit/auditInput.ts';
import { jsonUnread } from './json/jsonReport.ts';

/** From this severity on, a test case fails. */
const FAILING = SEVERITIES.indexOf('warning');

/** The report as JUnit XML: a suite a node, and in it a test case a rule, which fails by its errors and warnings. */
export function junitReport(input: Pick<AuditInput, 'report' | 'pathOf' | 'rules' | 'settings'>): string {
  const { report, rules, settings } = input;
  const labels = nodeLabels(report);
  const active = rules.filter(({ id, profile = settings.profile }) => {
    const severity = settings.severities[id];
    return severity === undefined ? profile === settings.profile : severity !== 'off';
  });
  const suites = report.nodes.map(({ findings }, at) => {
    const byRule = new Map<string, Finding[]>();
    for (const finding of findings) append(byRule, finding.rule, finding);
    const cases = active.map(({ id, title }) => testCase(id, title, byRule.get(id) ?? [], input));
    const failures = active.filter(({ id }) => byRule.get(id)?.some(isFailure)).length;
    const name = xml(untrusted(labels[at] ?? ''));
    return `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
  });
  const all = [...suites, ...incompleteSuite(input)].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${all}</testsuites>\n`;
}

/** A suite with a failing case for everything that was not read in full. Empty if the report is complete. */
function incompleteSuite({ report, pathOf }: Pick<AuditInput, 'report' | 'pathOf'>): readonly string[] {
  const unread = jsonUnread(report, pathOf);
  if (unread.length === 0) return [];
  const cases = unread.map(({ path, reason }) => {
    const message = xml(phrase('Not read in full: {reason}', { reason: unreadText(reason) }));
    const name = `classname="complete" name="${xml(untrusted(path))}"`;
    return `    <testcase ${name}>\n      <failure type="incomplete" message="${message}"/>\n    </testcase>\n`;
  });
  const counts = `tests="${cases.length}" failures="${cases.length}"`;
  return [`  <testsuite name="complete" ${counts}>\n${cases.join('')}  </testsuite>\n`];
}

function isFailure({ severity }: Finding): boolean {
  return SEVERITIES.indexOf(severity) <= FAILING;
}

function testCase(
  id: string,
  title: string,
  findings: readonly Finding[],
  input: Pick<AuditInput, 'report' | 'pathOf'>,
): string {
  const names = `classname="${xml(untrusted(id))}" name="${xml(untrusted(title))}"`;
  if (findings.length === 0) return `    <testcase ${names}/>\n`;
  const line = (finding: Finding) =>
    phrase('{place}: {message}', { place: placeText(input, finding.at), message: finding.message });
  const failures = findings.filter(isFailure).map((finding) => {
    return `      <failure type="${finding.severity}" message="${xml(finding.message)}">${xml(line(finding))}</failure>\n`;
  });
  const others = findings.filter((finding) => !isFailure(finding)).map((finding) => `${xml(line(finding))}\n`);
  const output = others.length > 0 ? `      <system-out>${others.join('')}</system-out>\n` : '';
  return `    <testcase ${names}>\n${failures.join('')}${output}    </testcase>\n`;
}
