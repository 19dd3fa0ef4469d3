import type { JsonReport } from './jsonReport.ts';
import { markdownCell as cell } from './markdownCell.ts';
import { brokenText, countText, plural } from './textReport.ts';

/** The report as GitHub-flavoured Markdown: for a pull request's comment or a job summary. */
export function markdownReport(report: JsonReport): string {
  const lines = [
    '# Kubernetes PKI report',
    '',
    `${countText(report)} in ${plural(report.summary.files, 'file')} with ${plural(report.summary.certificates, 'certificate')}, judged at ${report.now}.`,
    '',
  ];
  if (report.findings.length > 0) {
    lines.push('| Severity | Place | Finding | Rule |', '| --- | --- | --- | --- |');
    for (const { severity, file, line, column, message, rule, help } of report.findings) {
      const page = help === null ? rule : `[${rule}](${help})`;
      lines.push(`| ${severity} | ${cell(`${file}:${line}:${column}`)} | ${cell(message)} | ${page} |`);
    }
    lines.push('');
  }
  if (report.connections.length > 0) lines.push(...connectionLines(report));
  lines.push('## Certificates', '', '| Place | Subject | Issuer | Expires |', '| --- | --- | --- | --- |');
  for (const { file, line, subject, issuer, notAfter } of report.certificates) {
    lines.push(`| ${cell(`${file}:${line}`)} | ${cell(nameText(subject))} | ${cell(nameText(issuer))} | ${notAfter} |`);
  }
  return `${lines.join('\n')}\n`;
}

const VERDICTS = { broken: '✗ broken', ok: '✓ ok', unknown: '? unknown' } as const;

/** Broken ones first: they are what a reader looks for. */
function connectionLines(report: JsonReport): readonly string[] {
  const { connections } = report;
  const inOrder = (['broken', 'ok', 'unknown'] as const).flatMap((wanted) =>
    connections.filter(({ verdict }) => verdict === wanted),
  );
  const rows = inOrder.map(({ from, to, verdict, side, error, reason }) => {
    const ends = [from, to].map(({ component, file }) => cell(file === null ? component : `${component} (${file})`));
    const refuses = side === 'client' ? from.component : side === 'server' ? to.component : (side ?? '');
    return `| ${VERDICTS[verdict]} | ${ends.join(' | ')} | ${cell(refuses)} | ${cell(error ?? reason ?? '')} |`;
  });
  const count = brokenText(report);
  return [
    '## Connections',
    '',
    ...(count ? [count, ''] : []),
    '| Verdict | From | To | Refused by | Error |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function nameText(name: readonly { readonly type: string; readonly value: string }[]): string {
  return name.map(({ type, value }) => `${type}=${value}`).join(', ');
}
