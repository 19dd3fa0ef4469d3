import { dateText, residualText } from '../../model/labels/times.ts';
import { plainText } from '../../model/text/plainText.ts';
import { mainLine } from '../../model/text/shellCommand.ts';
import { asText, type Slot, type Text } from '../../model/text/text.ts';
import { MONTHS } from '../../model/time/months.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import type { ExpirationReport } from './expirationReport.ts';

/** A row as a page shows it: its strings are safe to show. */
export interface ShownExpiration {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  readonly path: string;
  readonly subject: string;
  readonly state: ExpirationEntry['state'];
  /** Equal for copies of one certificate; absent without a certificate. */
  readonly certificate?: number | undefined;
  /** Milliseconds since the epoch; absent without a certificate, as are the texts of the next two. */
  readonly expires?: number | undefined;
  readonly date: string;
  readonly residual: Text;
  /** Empty for a CA. */
  readonly authority: string;
  readonly managed: string;
  /** Whether there is a place to go to. */
  readonly opens: boolean;
  /** The essential one of several commands; copying copies all. */
  readonly command?: string | undefined;
  readonly note?: Text | undefined;
}

export interface ShownExpirations {
  readonly certificates: readonly ShownExpiration[];
  readonly authorities: readonly ShownExpiration[];
}

export function shownExpirations({ certificates, authorities, now }: ExpirationReport): ShownExpirations {
  const numbers = new Map<string, number>();
  const numberOf = (sha256: string) => {
    const number = numbers.get(sha256) ?? numbers.size;
    numbers.set(sha256, number);
    return number;
  };
  const shown = (entries: readonly ExpirationEntry[]) =>
    entries.map((entry) => ({
      ...shownExpiration(entry, now),
      ...(entry.certificate && { certificate: numberOf(entry.certificate.sha256) }),
    }));
  return { certificates: shown(certificates), authorities: shown(authorities) };
}

function shownExpiration(entry: ExpirationEntry, now: number): ShownExpiration {
  const { id, state, certificate, externallyManaged, renewal, at } = entry;
  const expires = certificate?.notAfter;
  return {
    id,
    name: shown(entry.name),
    node: shown(entry.node),
    path: shown(entry.path),
    subject: shown(entry.subject),
    state,
    expires,
    date: expires === undefined ? '' : dateText(expires),
    residual: expires === undefined ? asText('') : residualText(expires, now),
    authority: shown(entry.authority),
    managed: certificate ? managedText(externallyManaged) : '',
    opens: at !== undefined,
    command: renewal.command && mainLine(renewal.command),
    note: renewal.note,
  };
}

function shown(value: Slot = ''): string {
  return plainText(asText(value));
}

/** A date as kubeadm prints it: Go's layout "Jan 02, 2006 15:04 MST", in UTC. */
export function expirationDate(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}, ${String(date.getUTCFullYear()).padStart(4, '0')}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** kubeadm's text under EXTERNALLY MANAGED; "unknown" if the copy was made without any key. */
export function managedText(externallyManaged: boolean | undefined): string {
  if (externallyManaged === undefined) return 'unknown';
  return externallyManaged ? 'yes' : 'no';
}
