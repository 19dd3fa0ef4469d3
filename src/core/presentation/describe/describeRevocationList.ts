import type { RevocationList, RevokedCertificate } from '../../model/artifacts/certificate.ts';
import { distinguishedNameText, shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type Description, type DescriptionRow, moreRow, optionalRow } from './description.ts';

/** As many serials as a hover has room for. */
const MAX_SHOWN = 20;

export interface RevocationListOptions {
  /** Milliseconds since the epoch; absent if nothing is said of being overdue. */
  readonly now?: number | undefined;
  readonly maxShown?: number;
  /** The certificate of that issuer with a serial number, if the files have it. */
  readonly revokedOf?: (serialNumber: string) => { readonly name: Text; readonly at: Location } | undefined;
}

/** Whose list it is, how fresh, and which certificates it revokes. */
export function describeRevocationList(list: RevocationList, options: RevocationListOptions = {}): Description {
  const shown = list.revoked.slice(0, options.maxShown ?? MAX_SHOWN);
  const more = list.revokedCount - shown.length;
  const rows = shown.map((revoked) => revokedRow(revoked, options));
  return {
    title: phrase('Revocation list of "{name}"', { name: shortName(list.issuer) }),
    sections: [
      {
        rows: [
          { label: phrase('Issuer'), value: distinguishedNameText(list.issuer) },
          { label: phrase('Issued'), value: untrusted(dateText(list.thisUpdate)) },
          nextUpdateRow(list, options.now),
          { label: phrase('Revoked'), value: countText(list.revokedCount) },
          ...optionalRow(phrase('Delta to CRL'), list.deltaOf),
        ],
      },
      {
        heading: phrase('Details'),
        rows: [
          ...optionalRow(phrase('Number'), list.number),
          { label: phrase('Signature'), value: untrusted(list.signatureAlgorithm.name) },
          ...optionalRow(phrase('Authority key ID'), list.authorityKeyId, { code: true }),
        ],
      },
      ...(rows.length > 0 ? [{ heading: phrase('Revoked serial numbers'), rows: [...rows, ...moreRow(more)] }] : []),
    ],
  };
}

/** "5279A5… (keyCompromise), certificate "web" (web.crt)". */
function revokedRow(
  { serialNumber, revokedAt, reason }: RevokedCertificate,
  { revokedOf }: RevocationListOptions,
): DescriptionRow {
  const found = revokedOf?.(serialNumber);
  const revoked =
    reason === undefined ? untrusted(serialNumber) : phrase('{serialNumber} ({reason})', { serialNumber, reason });
  return {
    label: untrusted(dateText(revokedAt)),
    value: found ? phrase('{revoked}, {name}', { revoked, name: found.name }) : revoked,
    target: found?.at,
  };
}

function nextUpdateRow({ nextUpdate }: RevocationList, now: number | undefined): DescriptionRow {
  const label = phrase('Next update');
  if (nextUpdate === undefined) return { label, value: phrase('none announced') };
  const time = dateText(nextUpdate);
  return now !== undefined && now > nextUpdate
    ? { label, value: phrase('{time} (overdue)', { time }), tone: 'bad' }
    : { label, value: untrusted(time) };
}

function countText(count: number): Text {
  return count === 1 ? phrase('1 certificate') : phrase('{count} certificates', { count });
}
