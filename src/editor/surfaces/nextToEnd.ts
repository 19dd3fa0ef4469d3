import { type ExpirationSummary, expirationDate, humanDuration, phrase, type Text } from '../../core/index.ts';

/** "The next to end: etcd-server, in 12d (Dec 07, 2026 03:00 UTC)."; undefined where nothing is left to end. */
export function nextToEnd({ next }: ExpirationSummary, now: number): Text | undefined {
  const end = next?.certificate?.notAfter;
  if (!next || end === undefined) return undefined;
  return phrase('The next to end: {name}, in {left} ({date}).', {
    name: next.name,
    left: humanDuration(end - now),
    date: expirationDate(end),
  });
}
