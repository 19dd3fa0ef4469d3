import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { brokenText } from '../describe/brokenText.ts';
import { certificatesText, filesText, severitiesText } from './json/counts.ts';
import type { JsonFinding } from './json/jsonFindings.ts';
import type { JsonReport } from './json/jsonReport.ts';

/** One line a finding as compilers print them, then the count: what a terminal shows. */
export function textReport(report: JsonReport): string {
  const { findings, summary } = report;
  const count = phrase('{severities} in {files} with {certificates}.', {
    severities: severitiesText(report),
    files: filesText(summary.files),
    certificates: certificatesText(summary.certificates),
  });
  const blank = findings.length > 0 ? [''] : [];
  return [...findings.map(findingLine), ...blank, ...[count, ...brokenLine(report)].map((text) => plainText(text))]
    .map((line) => `${line}\n`)
    .join('');
}

/** A finding as compilers print it. The message is plain text already. */
export function findingLine({ file, line, column, severity, message, rule }: JsonFinding): string {
  return `${plainText(phrase('{file}:{line}:{column}', { file, line, column }))}: ${severity}: ${message} [${rule}]`;
}

/** "1 cause, 9 connections broken (14 in total)."; none where none is. */
function brokenLine({ causes, connections }: JsonReport): readonly Text[] {
  const count = connections.filter(({ verdict }) => verdict === 'broken').length;
  if (count === 0) return [];
  return [phrase('{broken} ({all} in total).', { broken: brokenText(causes.length, count), all: connections.length })];
}
