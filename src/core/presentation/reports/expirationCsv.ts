import { csv } from '../../model/text/csv.ts';
import { humanDuration } from '../../model/words/humanDuration.ts';
import { managedText } from '../expiration/expirationDate.ts';
import type { ExpirationEntry } from '../expiration/expirationEntry.ts';
import type { ExpirationReport } from '../expiration/expirationReport.ts';
import { nameCell, STATE_WORDS } from './expirationCells.ts';
import { isoSeconds } from './jsonCertificates.ts';

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
