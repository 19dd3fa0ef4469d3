import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { certificatesText, filesText, severitiesText } from './json/counts.ts';
import type { JsonFinding, JsonReport } from './json/jsonReport.ts';

/** One line a finding as compilers print them, then the count: what a terminal shows. */
export function textReport(report: JsonReport): string {
  const { findings, summary } = report;
  const count = phrase('{severities} in {files} with {certificates}.', {
    severities: severitiesText(report),
    files: filesText(summary.files),
    certificates: certificatesText(summary.certificates),
  });
  const blank = findings.length > 0 ? [''] : [];
  return [...findings.map(findingLine), ...blank, ...[count, ...brokenText(report)].map((text) => plainText(text))]
    .map((line) => `${line}\n`)
    .join('');
}

/** The message is plain text already. */
function findingLine({ file, line, column, severity, message, rule }: JsonFinding): string {
  return `${plainText(phrase('{file}:{line}:{column}', { file, line, column }))}: ${severity}: ${message} [${rule}]`;
}

/** "2 of 14 connections are broken."; none where none is. */
function brokenText({ connections }: JsonReport): readonly Text[] {
  const broken = connections.filter(({ verdict }) => verdict === 'broken').length;
  const all = connections.length;
  if (broken === 0) return [];
  if (all === 1) return [phrase('1 of 1 connection is broken.')];
  return [
    phrase(broken === 1 ? '{broken} of {all} connections is broken.' : '{broken} of {all} connections are broken.', {
      broken,
      all,
    }),
  ];
}
