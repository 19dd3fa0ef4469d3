import { distinguishedNameText } from '../../describe/nameText.ts';
import { timeLeftText } from '../../describe/timeText.ts';
import { isAuthority } from '../../describe/usageText.ts';
import { isoSeconds } from '../jsonCertificates.ts';
import { jsonReport } from '../jsonReport.ts';
import { countText, plural } from '../textReport.ts';
import { type AuditDocument, type Block, type Cell, cell, code, lines, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { certificatesSection } from './certificatesSection.ts';
import { connectionsSection } from './connectionsSection.ts';
import { findingsSection } from './findingSections.ts';
import { type InventoryEntry, inventory } from './inventory.ts';
import { scopeSection } from './scopeSection.ts';
import { silencedSection } from './silencedSection.ts';

/** Everything that a report to hand on says. The same input gives the same document every time. */
export function auditDocumentOf(input: AuditInput): AuditDocument {
  return {
    title: 'Kubernetes PKI report',
    intro: [
      {
        kind: 'facts',
        rows: [
          ['Judged at', cell(text(isoSeconds(input.report.now)))],
          ['By', cell(text(`Kubernetes PKI Inspector ${input.version}`))],
        ],
      },
    ],
    sections: [
      { id: 'summary', title: [text('Summary')], blocks: [summaryFacts(input)] },
      scopeSection(input),
      findingsSection(input),
      connectionsSection(input),
      certificatesSection(input),
      silencedSection(input),
    ],
  };
}

function summaryFacts(input: AuditInput): Block {
  const { report, roots, pathOf } = input;
  const summary = jsonReport(report, roots, pathOf);
  const entries = inventory(input);
  const expired = entries.filter(({ certificate }) => certificate.notAfter < report.now).length;
  const hidden = report.nodes.reduce((total, { suppressed }) => total + (suppressed?.length ?? 0), 0);
  const places = summary.summary.certificates;
  const found = `${countText(summary)}${hidden > 0 ? `; ${hidden} hidden by comments` : ''}`;
  return {
    kind: 'facts',
    rows: [
      [
        'Findings',
        toned(found, summary.summary.errors > 0 ? 'bad' : summary.summary.warnings > 0 ? 'warning' : 'good'),
      ],
      ['Certificates', cell(text(`${entries.length} in ${plural(places, 'place')}`))],
      ['Expired', toned(expired === 0 ? 'none' : String(expired), expired === 0 ? 'good' : 'bad')],
      ['Soonest to expire', soonestCell(input, entries)],
      ['Connections', connectionsCell(input)],
    ],
  };
}

function soonestCell({ report }: AuditInput, entries: readonly InventoryEntry[]): Cell {
  const alive = entries.filter(({ certificate }) => certificate.notAfter >= report.now);
  const soonest = alive.reduce<InventoryEntry | undefined>(
    (first, one) => (first && first.certificate.notAfter <= one.certificate.notAfter ? first : one),
    undefined,
  );
  if (!soonest) return cell(text('none is valid any more'));
  const { certificate, members, places } = soonest;
  const left = timeLeftText({ ...certificate, isCa: isAuthority(certificate) }, report.now);
  return cell(
    ...lines([
      [text(`${members.notAfter} (${left})`)],
      [text(distinguishedNameText(certificate.subject))],
      [code(places[0] ?? '')],
    ]),
  );
}

function connectionsCell({ report: { connections } }: AuditInput): Cell {
  const count = (wanted: string) => connections.filter(({ verdict }) => verdict === wanted).length;
  if (connections.length === 0) return cell(text('none can be told'));
  const broken = count('broken');
  return toned(`${broken} broken, ${count('ok')} ok, ${count('unknown')} unknown`, broken > 0 ? 'bad' : 'good');
}

function toned(value: string, tone: Tone): Cell {
  return { content: [text(value)], tone };
}
