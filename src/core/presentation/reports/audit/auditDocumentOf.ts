import { causesInOrder } from '../../../inspection/causesInOrder.ts';
import { followingConnections, ownVerdicts } from '../../../inspection/followingConnections.ts';
import { isAuthority } from '../../../model/labels/certificates.ts';
import { distinguishedNameText } from '../../../model/labels/names.ts';
import { timeLeftText } from '../../../model/labels/times.ts';
import { phrase, type Slot } from '../../../model/text/text.ts';
import { brokenText, failingText } from '../../describe/brokenText.ts';
import { firstFailureText } from '../../describe/firstFailureText.ts';
import { severitiesText } from '../json/counts.ts';
import { isoSeconds } from '../json/jsonCertificates.ts';
import { jsonReport } from '../json/jsonReport.ts';
import {
  type AuditDocument,
  type AuditSection,
  type Block,
  type Cell,
  cell,
  code,
  type Fact,
  lines,
  type Tone,
  text,
} from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { type CertificateEntry, certificateEntries } from './certificateEntries.ts';
import { certificatesSection } from './certificatesSection.ts';
import { componentSections } from './componentsSection.ts';
import { connectionsSection } from './connectionsSection.ts';
import { causeSections, findingsSections } from './findingSections.ts';
import { graphSections } from './graphSection.ts';
import { rotationSections } from './rotationSection.ts';
import { scopeSection } from './scopeSection.ts';
import { silencedSection } from './silencedSection.ts';

/** Everything that a report to hand on says. The same input gives the same document every time. */
export function auditDocumentOf(input: AuditInput): AuditDocument {
  return {
    title: phrase('Kubernetes PKI report'),
    intro: [
      {
        kind: 'facts',
        rows: [
          [phrase('Evaluated at'), cell(text(isoSeconds(input.report.now)))],
          [phrase('By'), cell(text(phrase('Kubernetes PKI Inspector {version}', { version: input.version })))],
        ],
      },
    ],
    sections: sectionsOf(input),
  };
}

function* sectionsOf(input: AuditInput): Generator<AuditSection | undefined> {
  yield { id: 'summary', title: phrase('Summary'), blocks: [summaryFacts(input)] };
  yield* causeSections(input);
  yield* yield* graphSections(input);
  yield* findingsSections(input);
  yield* rotationSections(input);
  yield* componentSections(input);
  yield connectionsSection(input);
  yield certificatesSection(input);
  yield scopeSection(input);
  yield silencedSection(input);
}

function summaryFacts(input: AuditInput): Block {
  const { report, roots, pathOf } = input;
  const json = jsonReport(report, roots, pathOf);
  const { errors, warnings, certificates: places } = json.summary;
  const entries = certificateEntries(input);
  const expired = entries.filter(({ certificate }) => certificate.notAfter < report.now).length;
  const hidden = report.nodes.reduce((total, { suppressed }) => total + (suppressed?.length ?? 0), 0);
  const findings = severitiesText(json);
  const count = entries.length;
  return {
    kind: 'facts',
    rows: [
      [
        phrase('Findings'),
        toned(
          hidden > 0 ? phrase('{findings}; {hidden} suppressed by comments', { findings, hidden }) : findings,
          errors > 0 ? 'bad' : warnings > 0 ? 'warning' : 'good',
        ),
      ],
      [
        phrase('Certificates'),
        cell(
          text(phrase(places === 1 ? '{count} in {places} place' : '{count} in {places} places', { count, places })),
        ),
      ],
      [phrase('Expired'), expired === 0 ? toned(phrase('none'), 'good') : toned(expired, 'bad')],
      [phrase('Next to expire'), soonestCell(input, entries)],
      [phrase('Connections'), connectionsCell(input)],
      ...firstFailure(input),
    ],
  };
}

function soonestCell({ report }: AuditInput, entries: readonly CertificateEntry[]): Cell {
  const alive = entries.filter(({ certificate }) => certificate.notAfter >= report.now);
  const soonest = alive.reduce<CertificateEntry | undefined>(
    (first, one) => (first && first.certificate.notAfter <= one.certificate.notAfter ? first : one),
    undefined,
  );
  if (!soonest) return cell(text(phrase('no valid certificates')));
  const { certificate, members, places } = soonest;
  const left = timeLeftText({ ...certificate, isCa: isAuthority(certificate) }, report.now);
  return cell(
    ...lines([
      [text(phrase('{notAfter} ({left})', { notAfter: members.notAfter, left }))],
      [text(distinguishedNameText(certificate.subject))],
      [code(places[0] ?? '')],
    ]),
  );
}

function connectionsCell({ report }: AuditInput): Cell {
  const { connections } = report;
  if (connections.length === 0) return cell(text(phrase('none found')));
  const following = followingConnections(report);
  const { broken, ok, unknown } = ownVerdicts(connections, following);
  const stopped = [...following.values()].map(({ end }) => end.component);
  const failing = failingText(causesInOrder(report).length, broken, stopped);
  return toned(
    phrase('{textBroken}; {ok} ok, {unknown} unknown', {
      textBroken: failing ?? brokenText(0, 0),
      ok,
      unknown,
    }),
    failing ? 'bad' : 'good',
  );
}

function firstFailure({ report }: AuditInput): readonly Fact[] {
  const failure = firstFailureText(report);
  return failure ? [[phrase('Next to fail'), cell(text(failure))]] : [];
}

function toned(value: Slot, tone: Tone): Cell {
  return { content: [text(value)], tone };
}
