import { keyText } from '../../describe/keyText.ts';
import { distinguishedNameText } from '../../describe/nameText.ts';
import { timeLeftText, validityState } from '../../describe/timeText.ts';
import { isAuthority, usageText } from '../../describe/usageText.ts';
import { type AuditSection, type Cell, cell, code, lines, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { type InventoryEntry, inventory } from './inventory.ts';

/** The inventory of certificates. */
export function certificatesSection(input: AuditInput): AuditSection {
  const entries = inventory(input);
  return {
    id: 'certificates',
    title: [text('Certificates')],
    blocks: [
      entries.length === 0
        ? { kind: 'paragraph', content: [text('No certificate is among the files.')] }
        : {
            kind: 'table',
            caption: 'Each certificate once, with every place that holds it',
            columns: ['Certificate', 'Validity', 'Key and use', 'Names', 'Serial number and SHA-256', 'Places'],
            rows: entries.map((entry) => certificateRow(input, entry)),
          },
    ],
  };
}

const STATES = { valid: 'good', expiring: 'warning', expired: 'bad', notYetValid: 'bad' } as const satisfies Record<
  string,
  Tone
>;

function certificateRow({ report, settings }: AuditInput, entry: InventoryEntry): readonly Cell[] {
  const { certificate, members, places } = entry;
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  const state = validityState(facts, report.now, settings);
  return [
    cell(
      ...lines([
        [text(distinguishedNameText(certificate.subject))],
        [text(`Issuer: ${distinguishedNameText(certificate.issuer)}`)],
        [text(signerText(entry))],
      ]),
    ),
    {
      content: lines([
        [text(`From ${members.notBefore}`)],
        [text(`To ${members.notAfter}`)],
        [text(timeLeftText(facts, report.now))],
      ]),
      tone: STATES[state],
    },
    cell(
      ...lines([
        [text(keyText(certificate.publicKey))],
        [text(`Signature: ${members.signatureAlgorithm}`)],
        [text(usageText(certificate))],
        ...(members.keyUsage.length === 0 ? [] : [[text(members.keyUsage.join(', '))]]),
      ]),
    ),
    cell(...lines(members.subjectAltNames.map((name) => [text(name)]))),
    cell(...lines([[code(members.serialNumber)], [code(members.sha256)]])),
    cell(...lines(places.map((place) => [code(place)]))),
  ];
}

function signerText({ certificate, signer, isSignerUnchecked }: InventoryEntry): string {
  if (isSignerUnchecked) return 'Its signer was not checked: too many certificates have the issuer’s name';
  if (!signer) return 'Its signer is not among the files';
  if (signer.sha256 === certificate.sha256) return 'Self-signed (verified)';
  return 'Signature verified with the key of its issuer';
}
