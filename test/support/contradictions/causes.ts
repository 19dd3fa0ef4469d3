import {
  type Finding,
  followingConnections,
  leafOf,
  type PeerAuthentication,
  plainText,
  type Report,
  stoppedComponents,
} from '../../../src/core/index.ts';
import { FOLDER_URI } from '../memoryWorkspace.ts';
import { rendered } from '../rendered.ts';

export const nameOf = ({ rule, at, message }: Finding): string =>
  `${rule} at ${at.uri.slice(FOLDER_URI.length)}: ${plainText(message)}`;

/** Each broken connection has a finding about its cause, except for those whose server does not start. */
export function withoutCause(report: Report): readonly string[] {
  const following = followingConnections(report);
  const explained = new Set(report.findings.flatMap(({ breaks = [] }) => breaks));
  const ids = new Set(report.connections.flatMap(({ id, verdict }) => (verdict === 'broken' ? id : [])));
  return [
    ...report.connections.flatMap((connection) =>
      connection.verdict === 'broken' && !following.has(connection) && !explained.has(connection.id)
        ? `no finding about ${connection.id}: ${rendered(connection.error)}`
        : [],
    ),
    ...report.findings.flatMap((finding) =>
      finding.breaks?.some((id) => !ids.has(id)) ? `breaks what is not broken: ${nameOf(finding)}` : [],
    ),
    ...report.findings.flatMap((finding) =>
      finding.rule.startsWith('connections/') ? `no separate cause: ${nameOf(finding)}` : [],
    ),
  ];
}

/** Each component of which an error states that it does not start is in that state, and nothing that presents an expired certificate works. */
export function withoutConnection(report: Report): readonly string[] {
  const stopped = new Set(stoppedComponents(report).map(({ end }) => String(end.component)));
  return report.findings.flatMap((finding) => {
    if (finding.severity !== 'error') return [];
    const [, component] = /(\S+) does not start/.exec(plainText(finding.message)) ?? [];
    const starts =
      component !== undefined && !stopped.has(component) ? [`${component} starts: ${nameOf(finding)}`] : [];
    const dates = finding.about.flatMap((one) => (one.fails === 'dates' ? one.subject : []));
    const works = report.connections.flatMap(({ id, kind, verdict, evidence, client, server, reason }) => {
      const isFaulty = (half: PeerAuthentication | undefined) =>
        dates.includes(leafOf(half?.presented)?.certificate.sha256 ?? '');
      // Which certificates a server demands that is not known is known of kube-apiserver only, and what it presents of none.
      const isOpen = evidence === 'inferred' || !isFaulty(client) || (kind !== 'api' && kind !== 'bootstrap');
      return (isFaulty(client) || isFaulty(server)) && (verdict === 'ok' || (verdict === 'unknown' && !isOpen))
        ? `is ${verdict} (${rendered(reason)}): ${id} by ${nameOf(finding)}`
        : [];
    });
    return [...starts, ...works];
  });
}
