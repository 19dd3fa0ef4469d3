import type { RevocationList, RevokedCertificate } from '../model/certificate.ts';
import type { Location } from '../text/span.ts';
import { visibleText } from '../text/visibleText.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { distinguishedNameText } from './nameText.ts';
import { shortName } from './shortName.ts';
import { utcText } from './timeText.ts';

/** As many serials as a hover has room for. */
const MAX_SHOWN = 20;

export interface RevocationListOptions {
  /** Milliseconds since the epoch; absent where nothing is said of being overdue. */
  readonly now?: number;
  readonly maxShown?: number;
  /** The certificate of that issuer with a serial number, where it is among these files. */
  readonly revokedOf?: (serialNumber: string) => { readonly name: string; readonly at: Location } | undefined;
}

/** Whose list it is, how fresh, and which certificates it revokes. */
export function describeRevocationList(list: RevocationList, options: RevocationListOptions = {}): Description {
  const shown = list.revoked.slice(0, options.maxShown ?? MAX_SHOWN);
  const more = list.revokedCount - shown.length;
  const rows = shown.map((revoked) => revokedRow(revoked, options));
  const rest = more > 0 ? [{ label: 'And', value: `${more} more` }] : [];
  return {
    title: `Revocation list of “${shortName(list.issuer)}”`,
    sections: [
      {
        rows: [
          { label: 'Issuer', value: distinguishedNameText(list.issuer) },
          { label: 'Issued', value: utcText(list.thisUpdate) },
          nextUpdateRow(list, options.now),
          { label: 'Revoked', value: countText(list.revokedCount) },
          ...optionalRow('Changes since list', list.deltaOf),
        ],
      },
      {
        heading: 'Details',
        rows: [
          ...optionalRow('Number', list.number),
          { label: 'Signature', value: visibleText(list.signatureAlgorithm.name) },
          ...optionalRow('Authority key id', list.authorityKeyId, { code: true }),
        ],
      },
      ...(rows.length > 0 ? [{ heading: 'Revoked serial numbers', rows: [...rows, ...rest] }] : []),
    ],
  };
}

/** "5279A5… (keyCompromise), certificate “web” (web.crt)". */
function revokedRow(
  { serialNumber, revokedAt, reason }: RevokedCertificate,
  { revokedOf }: RevocationListOptions,
): DescriptionRow {
  const found = revokedOf?.(serialNumber);
  const value = reason === undefined ? serialNumber : `${serialNumber} (${reason})`;
  return { label: utcText(revokedAt), value: found ? `${value}, ${found.name}` : value, target: found?.at };
}

function nextUpdateRow({ nextUpdate }: RevocationList, now: number | undefined): DescriptionRow {
  const label = 'Next update';
  if (nextUpdate === undefined) return { label, value: 'none announced' };
  if (now !== undefined && now > nextUpdate) return { label, value: `${utcText(nextUpdate)}, overdue`, tone: 'bad' };
  return { label, value: utcText(nextUpdate) };
}

function countText(count: number): string {
  return count === 1 ? '1 certificate' : `${count} certificates`;
}
