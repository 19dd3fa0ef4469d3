import { visibleText } from '../text/visibleText.ts';
import type { JsonReport } from './jsonReport.ts';

/** One line a finding as compilers print them, then the count: what a terminal shows. Text from files is visible text. */
export function textReport(report: JsonReport): string {
  const lines = report.findings.map(
    (finding) =>
      `${visibleText(finding.file)}:${finding.line}:${finding.column}: ${finding.severity}: ${finding.message} [${finding.rule}]`,
  );
  if (lines.length > 0) lines.push('');
  lines.push(
    `${countText(report)} in ${plural(report.summary.files, 'file')} with ${plural(report.summary.certificates, 'certificate')}.`,
  );
  const broken = brokenText(report);
  if (broken) lines.push(broken);
  return `${lines.join('\n')}\n`;
}

/** "2 of 14 connections are broken."; undefined where none is. */
function brokenText({ connections }: JsonReport): string | undefined {
  const broken = connections.filter(({ verdict }) => verdict === 'broken').length;
  if (broken === 0) return undefined;
  return `${broken} of ${plural(connections.length, 'connection')} ${broken === 1 ? 'is' : 'are'} broken.`;
}

/** "2 errors and 1 warning", "No findings". */
export function countText({ summary }: JsonReport): string {
  const parts = (
    [
      [summary.errors, 'error'],
      [summary.warnings, 'warning'],
      [summary.infos, 'info'],
      [summary.hints, 'hint'],
    ] as const
  ).flatMap(([count, word]) => (count > 0 ? plural(count, word) : []));
  if (parts.length === 0) return 'No findings';
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
