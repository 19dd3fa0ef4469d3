import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { brokenText, failingText, moreText } from '../describe/brokenText.ts';
import { unreadText } from '../describe/unreadText.ts';
import { certificatesText, filesText, severitiesText } from './json/counts.ts';
import type { JsonFinding } from './json/jsonFindings.ts';
import type { JsonReport } from './json/jsonReport.ts';
import { leftOutLine } from './json/leftOutText.ts';

/** One line a finding as compilers print them, then the count: what a terminal shows. In pieces, one a line. */
export function* textReport(report: JsonReport): Generator<string> {
  const { findings, summary, unread } = report;
  // Both are made when they are first asked for, and take longest: the writer may rest after each.
  if (report.connections.length > 0) yield '';
  if (report.causes.length > 0) yield '';
  const count = phrase('{severities} in {files} with {certificates}.', {
    severities: severitiesText(report),
    files: filesText(summary.files),
    certificates: certificatesText(summary.certificates, summary.certificatePlaces),
  });
  const incomplete = unread.map(({ path, reason }) =>
    phrase('Incomplete: {path}: {reason}', { path: untrusted(path), reason: unreadText(reason) }),
  );
  const leftOut = leftOutLine(report.leftOut, report.leftOutMore);
  const closing = [
    count,
    ...stoppedLines(report),
    ...brokenLine(report),
    ...(leftOut ? [leftOut] : []),
    ...templatesLine(report),
    ...incomplete,
  ];
  for (const finding of findings) yield `${findingLine(finding)}\n`;
  if (findings.length > 0) yield '\n';
  for (const text of closing) yield `${plainText(text)}\n`;
}

/** A finding as compilers print it. The message is plain text already. */
export function findingLine({ file, line, column, severity, message, rule }: JsonFinding): string {
  return `${plainText(phrase('{file}:{line}:{column}', { file, line, column }))}: ${severity}: ${message} [${rule}]`;
}

/** "1 cause, 9 connections broken (14 in total), and 3 more because kube-apiserver does not start."; none if none is. */
function brokenLine({ causes, connections, components }: JsonReport): readonly Text[] {
  const broken = connections.filter(({ verdict }) => verdict === 'broken');
  const following = broken.flatMap(({ follows }) => (follows === null ? [] : (components[follows]?.component ?? '')));
  if (broken.length === 0) return [];
  const own = broken.length - following.length;
  const slots = { broken: brokenText(causes.length, own), all: connections.length };
  const failing = own === 0 ? failingText(causes.length, own, following) : undefined;
  if (failing) return [phrase('{broken} ({all} in total).', { ...slots, broken: failing })];
  if (following.length === 0) return [phrase('{broken} ({all} in total).', slots)];
  return [phrase('{broken} ({all} in total), and {textMore}.', { ...slots, textMore: moreText(following) })];
}

/** "Only the fixed parts of 2 templates were read (kubelet.service.j2, etcd.env.j2)."; none if there are none. */
function templatesLine({ skipped }: JsonReport): readonly Text[] {
  const templates = skipped.filter(({ reason }) => reason === 'template');
  if (templates.length === 0) return [];
  const named = templates.slice(0, MOST_NAMED).map(({ file }) => untrusted(file));
  const more = templates.length - named.length;
  const list = joined(more === 0 ? named : [...named, phrase('{more} more', { more })], ', ');
  return [
    phrase('Only the fixed parts of {templates} were read ({list}).', {
      templates: templatesText(templates.length),
      list,
    }),
  ];
}

function templatesText(count: number): Text {
  return phrase(count === 1 ? '{count} template' : '{count} templates', { count });
}

const MOST_NAMED = 3;

/** "kube-apiserver does not start: kube-apiserver → etcd is broken.", with its node if there are several. */
function stoppedLines({ components }: JsonReport): readonly Text[] {
  const isAlone = new Set(components.map(({ node }) => node)).size === 1;
  return components.flatMap(({ component, node, state, by, reason }) => {
    if (state !== 'does not start') return [];
    const textParty = isAlone ? component : phrase('{component} of {node}', { component, node });
    // A fault in its own files has a separate finding above.
    return reason === null || by === 'files'
      ? [phrase('{textParty} does not start.', { textParty })]
      : [phrase('{textParty} does not start: {reason}', { textParty, reason })];
  });
}
