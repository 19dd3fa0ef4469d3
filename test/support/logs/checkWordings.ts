import type { Report } from '../../../src/core/index.ts';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { inspectFiles } from '../memoryWorkspace.ts';
import type { NodeFiles } from '../nodeOptions.ts';
import { isLoud } from '../repair.ts';
import { loggedLine } from './loggedLine.ts';
import { wordingsOf } from './wordings/wordings.ts';

/** The explanation of the lines that a fault makes components and programs print. */
export interface WordingCheck {
  /** How many different lines there are. */
  readonly count: number;
  /** Lines that do not lead first to the finding to fix, or to anything on the node without the fault. */
  readonly failures: readonly string[];
}

/** Findings of what no component logs, as the release takes it. */
const UNLOGGED: ReadonlySet<string> = new Set(['keys/rsa-key-small weak', 'trust/signature-algorithm-weak later']);

/** The identification of the rejected certificate: its dates, and the serial number. */
const IDENTIFIED = /\bis (?:after|before) \d|\bSN=\d/;

interface Expected {
  readonly reader: string;
  readonly isCause: (first: Finding) => boolean;
}

/** Explains every wording of a fault on the node with it, and on the same node without it. */
export async function checkWordings(files: NodeFiles, correct: NodeFiles, now: Date): Promise<WordingCheck> {
  const { report } = await inspectFiles(files, now);
  const { report: repaired } = await inspectFiles(correct, now);
  const { lines, failures } = linesOf(report, now);
  for (const [line, { reader, isCause }] of lines) {
    const [one] = await explainMessages(line, { report });
    const [first] = one?.findings ?? [];
    if (!first || !isCause(first)) failures.push(`${reader} leads to ${first?.rule ?? 'nothing'}: ${line}`);
    const blamed = await blamedFor(line, repaired);
    if (blamed !== undefined) failures.push(`${reader}, without the fault: ${blamed}: ${line}`);
  }
  return { count: lines.size, failures };
}

/** The lines of a report, with the findings that each must lead to first, and findings that no line leads to. */
function linesOf(report: Report, now: Date): { readonly lines: Map<string, Expected>; readonly failures: string[] } {
  const lines = new Map<string, Expected>();
  const failures: string[] = [];
  for (const connection of report.connections.filter(({ verdict }) => verdict === 'broken')) {
    const isCause = ({ breaks }: Finding) => breaks?.includes(connection.id) === true;
    for (const { reader, line } of wordingsOf(connection, now)) lines.set(line, { reader, isCause });
  }
  for (const finding of report.findings.filter((one) => isLoud(one) && one.breaks === undefined)) {
    const line = loggedLine(finding, report, now);
    if (line !== undefined) lines.set(line, { reader: finding.rule, isCause: ({ rule }) => rule === finding.rule });
    else if (!UNLOGGED.has(`${finding.rule} ${finding.messageId}`)) failures.push(`no line for ${finding.rule}`);
  }
  return { lines, failures };
}

/** The wrong answer to a fault's line on the node without it; undefined if there is none. */
async function blamedFor(line: string, report: Report): Promise<string | undefined> {
  const [one] = await explainMessages(line, { report });
  const { connections = [], findings = [], certificate, isElsewhere = false } = one ?? {};
  const blamed = [...connections.map(({ id }) => id), ...findings.map(({ rule }) => rule)];
  if (blamed.length > 0) return blamed.join(', ');
  if (certificate && !line.includes('SN=')) return certificate.path;
  return IDENTIFIED.test(line) && !isElsewhere ? 'not elsewhere' : undefined;
}
