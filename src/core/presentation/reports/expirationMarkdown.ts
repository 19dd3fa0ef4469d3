import { humanDuration } from '../../model/labels/humanDuration.ts';
import { markdown } from '../../model/text/markdown.ts';
import { commandLines, type ShellCommand } from '../../model/text/shellCommand.ts';
import { asText, phrase, type Slot } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { ExpirationEntry } from '../expiration/expirationEntry.ts';
import type { ExpirationReport } from '../expiration/expirationReport.ts';
import { expirationDate, managedText } from '../expiration/expirationView.ts';
import { renewFirstText } from '../expiration/urgentRenewals.ts';
import { countSentence, nameCell, STATE_WORDS } from './expirationCsv.ts';
import { isoSeconds } from './json/jsonCertificates.ts';
import { leftOutLine } from './json/leftOutText.ts';

/** Both tables as GitHub-flavoured Markdown, for a ticket or a pull request. */
export function expirationMarkdown(report: ExpirationReport): string {
  const { certificates, authorities, nodes, now } = report;
  const leftOut = leftOutLine(report.leftOut);
  const first = renewFirstText(report.renewFirst);
  const node = nodes.length > 1 ? ['NODE'] : [];
  const row = (entry: ExpirationEntry, authority: readonly Slot[]) => {
    const { certificate, externallyManaged, renewal, state } = entry;
    const times = certificate
      ? [expirationDate(certificate.notAfter), humanDuration(certificate.notAfter - now)]
      : ['', ''];
    const managed = certificate ? managedText(externallyManaged) : '';
    const where = nodes.length > 1 ? [entry.node] : [];
    const texts = [nameCell(entry), ...times, ...authority, managed, STATE_WORDS[state], ...where, entry.path];
    return tableRow([
      ...texts.map((one) => markdown(asText(one))),
      [...(renewal.warnings ?? []).map((one) => markdown(one)), code(renewal.command)].join(' '),
    ]);
  };
  const lines = [
    '# Certificate expiration',
    '',
    markdown(phrase('{count} As of {time}.', { count: countSentence(report), time: isoSeconds(now) })),
    '',
    ...(first ? [markdown(first), ''] : []),
    ...tableHead([
      'CERTIFICATE',
      'EXPIRES',
      'RESIDUAL TIME',
      'CERTIFICATE AUTHORITY',
      'EXTERNALLY MANAGED',
      ...['STATUS', ...node, 'FILE', 'RENEW'],
    ]),
    ...certificates.map((entry) => row(entry, [entry.authority ?? ''])),
    '',
    ...tableHead([
      'CERTIFICATE AUTHORITY',
      'EXPIRES',
      'RESIDUAL TIME',
      'EXTERNALLY MANAGED',
      ...['STATUS', ...node, 'FILE', 'RENEW'],
    ]),
    ...authorities.map((entry) => row(entry, [])),
    ...(leftOut ? ['', markdown(leftOut)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function tableHead(names: readonly string[]): readonly string[] {
  return [tableRow(names), tableRow(names.map(() => '---'))];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A command may hold a name from a file, so it is no code span: a back quote or bar would end it. */
function code(command: ShellCommand | undefined): string {
  return command === undefined ? '' : `<code>${markdown(untrusted(commandLines(command).join(' && ')))}</code>`;
}
