import {
  drawGraph,
  expirationReport,
  expirationSummary,
  followingConnections,
  graphSource,
  jsonReport,
  pathsBelow,
  type Report,
  sarifReport,
  textReport,
} from '../../../src/core/index.ts';
import { DOCUMENTED_RULES } from '../documentedRules.ts';
import { FOLDER_URI } from '../memoryWorkspace.ts';
import { nameOf } from './causes.ts';

const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

/** The graph, the status bar and the list have the same connections. */
export function differentPictures(report: Report): readonly string[] {
  const { picture } = drawGraph(graphSource(report));
  const following = followingConnections(report);
  const verdicts = new Map(
    report.connections.map((one) => [one.id, following.has(one) ? 'follows' : one.verdict] as const),
  );
  const drawn = picture.edges.flatMap(({ id, verdict }) =>
    verdict === verdicts.get(id) ? [] : `drawn as ${verdict}, and is ${verdicts.get(id)}: ${id}`,
  );
  const summary = expirationSummary(expirationReport(report, THRESHOLDS), report);
  const counts = [summary.broken.length + summary.following.size, summary.causes.length].join(', ');
  const json = jsonReport(report, [], (uri) => uri);
  const listed = [json.connections.filter(({ verdict }) => verdict === 'broken').length, json.causes.length].join(', ');
  return [
    ...drawn,
    ...(counts === listed ? [] : [`broken connections and causes in the status bar: ${counts}, not ${listed}`]),
  ];
}

const EXPIRED = /^validity\/(?:cert|ca)-expired$/;

/** A certificate is expired in the list of expirations if and only if a finding about its dates reports it. */
export function differentExpirations(report: Report): readonly string[] {
  const { certificates, authorities } = expirationReport(report, THRESHOLDS);
  const expired = [...certificates, ...authorities].filter(({ state }) => state === 'expired');
  const reported = report.findings.filter(({ rule, severity }) => EXPIRED.test(rule) && severity === 'error');
  const about = new Set(
    report.findings.flatMap((one) => one.about.flatMap((it) => ('subject' in it ? it.subject : []))),
  );
  return [
    ...expired.flatMap(({ attention, certificate, path }) =>
      attention === 'error' && !about.has(certificate?.sha256 ?? '') ? `expired without a finding: ${path}` : [],
    ),
    ...reported.flatMap((finding) => {
      const subjects = finding.about.flatMap((it) => ('subject' in it ? it.subject : []));
      const isListed = expired.some(
        ({ certificate, attention }) => attention === 'error' && subjects.includes(certificate?.sha256 ?? ''),
      );
      return isListed ? [] : `not among the expired: ${nameOf(finding)}`;
    }),
  ];
}

/** JSON, SARIF and the text of the command line have the same findings and connections. */
export async function differentCounts(report: Report): Promise<readonly string[]> {
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'w' }]);
  const json = jsonReport(report, ['w'], pathOf);
  const { errors, warnings, infos, hints } = json.summary;
  const sarif = JSON.parse(
    await sarifReport({ report, rules: DOCUMENTED_RULES, version: '1', pathOf, withSuppressed: false }),
  );
  const lines = [...textReport(json)].join('').split('\n');
  const broken = json.connections.filter(({ verdict, follows }) => verdict === 'broken' && follows === null).length;
  const printed = lines.flatMap((line) => /, (\d+) connections? broken(?! because)/.exec(line)?.[1] ?? [])[0] ?? '0';
  const counts = {
    report: report.findings.length,
    json: json.findings.length,
    summary: errors + warnings + infos + hints,
    sarif: sarif.runs[0].results.length,
    text: lines.filter((line) => / \[[a-z]+\/[a-z0-9-]+\]$/.test(line)).length,
  };
  return [
    ...(new Set(Object.values(counts)).size === 1 ? [] : [`findings: ${JSON.stringify(counts)}`]),
    ...(Number(printed) === broken ? [] : [`${printed} connections broken in the text, ${broken} in JSON`]),
  ];
}
