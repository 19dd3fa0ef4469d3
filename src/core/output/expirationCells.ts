import type { ExpirationEntry } from '../describe/expirationEntry.ts';
import type { ExpirationReport } from '../describe/expirationReport.ts';

/** What an entry is called in a file: kubeadm's "!MISSING!" before what is not there. */
export function nameCell({ name, state }: ExpirationEntry): string {
  return state === 'missing' ? `!MISSING! ${name}` : name;
}

/** Words of a state; an expired certificate's residual time says `<invalid>` as kubeadm does. */
export const STATE_WORDS = {
  valid: 'valid',
  expiring: 'expiring',
  expired: 'expired',
  notYetValid: 'not yet valid',
  missing: 'missing',
  unread: 'not read',
} as const satisfies Record<ExpirationEntry['state'], string>;

/** The counts of both tables: "27 certificates and 3 CAs: 1 expired, 1 expiring, 1 missing." */
export function countSentence({ certificates, authorities }: ExpirationReport): string {
  const all = [...certificates, ...authorities];
  const counts = (['expired', 'expiring', 'notYetValid', 'missing', 'unread'] as const).flatMap((wanted) => {
    const count = all.filter(({ state }) => state === wanted).length;
    return count === 0 ? [] : [`${count} ${STATE_WORDS[wanted]}`];
  });
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const total = `${plural(certificates.length, 'certificate')} and ${plural(authorities.length, 'CA')}`;
  return `${total}: ${counts.length === 0 ? 'all valid' : counts.join(', ')}.`;
}
