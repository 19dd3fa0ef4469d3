import { isAuthority, keyText, usageText } from '../../../model/labels/certificates.ts';
import { distinguishedNameText } from '../../../model/labels/names.ts';
import { timeLeftText, validityState } from '../../../model/labels/times.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { finished } from '../../../model/time/pausing.ts';
import {
  type AuditSection,
  type Cell,
  cell,
  code,
  each,
  type Inline,
  lines,
  type Tone,
  text,
} from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { type CertificateEntry, certificateEntries } from './certificateEntries.ts';
import { nodeByPath, nodesText, sharedRows } from './sharedRows.ts';

/** The table of certificates. */
export function certificatesSection(input: AuditInput): AuditSection {
  const entries = certificateEntries(input);
  return {
    id: 'certificates',
    title: phrase('Certificates'),
    isWide: true,
    blocks: [
      entries.length === 0
        ? { kind: 'paragraph', content: [text(phrase('No certificates found.'))] }
        : {
            kind: 'table',
            caption: phrase('Certificates, with every location'),
            columns: [
              phrase('Certificate'),
              phrase('Validity'),
              phrase('Key and usage'),
              phrase('Names'),
              phrase('Serial number and SHA-256'),
              phrase('Places'),
            ],
            widths: [22, 13, 16, 15, 16, 18],
            rows: each(entries, (entry) => certificateRow(input, entry)),
          },
    ],
  };
}

/** Places of one certificate that are listed: more of them are taller than a page. */
const MAX_PLACES = 20;

/** Every place that holds it, the same place on several nodes once. */
function placeLines(input: AuditInput, { places, further }: CertificateEntry): readonly (readonly Inline[])[] {
  const shared = finished(sharedRows(input, places, (place) => ({ node: nodeByPath(input, place), texts: [place] })));
  const listed = shared
    .slice(0, MAX_PLACES)
    .map(({ first, nodes }) => [
      code(first),
      ...(nodes.length > 1 ? [text(phrase(' and the same on {nodes}', { nodes: nodesText(nodes) }))] : []),
    ]);
  const rest = Math.max(0, shared.length - MAX_PLACES) + further;
  return rest > 0 ? [...listed, [text(phrase('and {count} more', { count: rest }))]] : listed;
}

const STATES = { valid: 'good', expiring: 'warning', expired: 'bad', notYetValid: 'bad' } as const satisfies Record<
  string,
  Tone
>;

function certificateRow(input: AuditInput, entry: CertificateEntry): readonly Cell[] {
  const { report, settings } = input;
  const { certificate, members } = entry;
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  const state = validityState(facts, report.now, settings);
  return [
    cell(
      ...lines([
        [text(distinguishedNameText(certificate.subject))],
        [text(phrase('Issuer: {issuer}', { issuer: distinguishedNameText(certificate.issuer) }))],
        [text(signerText(entry))],
      ]),
    ),
    {
      content: lines([
        [text(phrase('From {notBefore}', { notBefore: members.notBefore }))],
        [text(phrase('To {notAfter}', { notAfter: members.notAfter }))],
        [text(timeLeftText(facts, report.now))],
      ]),
      tone: STATES[state],
    },
    cell(
      ...lines([
        [text(keyText(certificate.publicKey))],
        [text(phrase('Signature: {algorithm}', { algorithm: members.signatureAlgorithm }))],
        [text(usageText(certificate))],
        ...(members.keyUsage.length === 0 ? [] : [[text(joined(members.keyUsage, ', '))]]),
      ]),
    ),
    cell(...lines(members.subjectAltNames.map((name) => [text(name)]))),
    cell(...lines([[code(members.serialNumber)], [code(members.sha256)]])),
    cell(...lines(placeLines(input, entry))),
  ];
}

function signerText({ certificate, signer, isSignerUnchecked }: CertificateEntry): Text {
  if (isSignerUnchecked) return phrase('Issuer not checked: too many certificates have its name');
  if (!signer) return phrase('Issuer not found in the scanned files');
  if (signer.sha256 === certificate.sha256) return phrase('Self-signed (verified)');
  return phrase('Signature verified with the issuer’s key');
}
