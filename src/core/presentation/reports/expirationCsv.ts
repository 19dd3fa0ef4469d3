import { humanDuration } from '../../model/labels/humanDuration.ts';
import { csv } from '../../model/text/csv.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import type { ExpirationEntry } from '../expiration/expirationEntry.ts';
import { type ExpirationReport, withoutCopies } from '../expiration/expirationReport.ts';
import { managedText } from '../expiration/expirationView.ts';
import { authoritiesText, certificatesText } from './json/counts.ts';
import { isoSeconds } from './json/jsonCertificates.ts';

const HEAD = [
  'CERTIFICATE',
  'EXPIRES',
  'RESIDUAL TIME',
  'CERTIFICATE AUTHORITY',
  'EXTERNALLY MANAGED',
  'IS CA',
  'STATUS',
  'NODE',
  'FILE',
  'SUBJECT',
  'SERIAL NUMBER',
  'RENEW',
];

/** Both tables as one, for a spreadsheet: dates are ISO 8601 in UTC, CAs come last and have `yes` under IS CA. */
export function expirationCsv({ certificates, authorities, now }: ExpirationReport): string {
  const row = (entry: ExpirationEntry, isCa: boolean) => {
    const { certificate, authority = '', externallyManaged, state, node, path, subject = '', renewal } = entry;
    return [
      nameCell(entry),
      certificate ? isoSeconds(certificate.notAfter) : '',
      certificate ? humanDuration(certificate.notAfter - now) : '',
      authority,
      certificate ? managedText(externallyManaged) : '',
      isCa ? 'yes' : 'no',
      STATE_WORDS[state],
      node,
      path,
      subject,
      certificate?.serialNumber ?? '',
      renewal.command ?? '',
    ];
  };
  return csv([
    HEAD,
    ...certificates.map((entry) => row(entry, false)),
    ...authorities.map((entry) => row(entry, true)),
  ]);
}

/** The name of an entry in a file: kubeadm's "!MISSING!" before a missing one. */
export function nameCell({ name, state }: ExpirationEntry): string {
  return state === 'missing' ? `!MISSING! ${name}` : name;
}

/** Words of a state; an expired certificate's residual time says `<invalid>` as kubeadm does. */
export const STATE_WORDS = {
  valid: phrase('valid'),
  expiring: phrase('expiring'),
  expired: phrase('expired'),
  notYetValid: phrase('not yet valid'),
  missing: phrase('missing'),
  unread: phrase('not read'),
} as const satisfies Record<ExpirationEntry['state'], Text>;

/** The counts of both tables: "27 certificates and 3 CAs: 1 expired, 1 expiring, 1 missing." */
export function countSentence({ certificates, authorities }: ExpirationReport): Text {
  const [leaves, cas] = [withoutCopies(certificates), withoutCopies(authorities)];
  const all = [...leaves, ...cas];
  const counts = (['expired', 'expiring', 'notYetValid', 'missing', 'unread'] as const).flatMap((wanted) => {
    const count = all.filter(({ state }) => state === wanted).length;
    return count === 0 ? [] : [phrase('{count} {state}', { count, state: STATE_WORDS[wanted] })];
  });
  return phrase('{certificates} and {authorities}: {counts}.', {
    certificates: certificatesText(leaves.length, certificates.length),
    authorities: authoritiesText(cas.length, authorities.length),
    counts: counts.length === 0 ? phrase('all valid') : joined(counts, ', '),
  });
}
