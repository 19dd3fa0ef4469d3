import type { Report } from '../../model/report.ts';
import type { LoggedError } from '../read/loggedError.ts';
import type { HeldMessage } from './heldFacts.ts';
import { wordIndex } from './wordIndex.ts';

/** Whether the message may be about the cluster of the files. One of another program must name a host or a certificate of it. */
export function isLinked(error: LoggedError, { certificate, facts }: HeldMessage, report: Report): boolean {
  const { isForeign, speaker, peer, address, kind } = error;
  const isKnown = speaker !== undefined || peer !== undefined || kind.rejects === 'nobody';
  if (!isForeign && (isKnown || address === undefined)) return true;
  if (certificate) return true;
  if (address !== undefined) return wordIndex(report.files).has(address) || isHostOf(address, report);
  return facts.some(({ fact, fits }) => fact.kind === 'host' && fits === 'yes');
}

/** Addresses of IPv6 are no words. */
function isHostOf(address: string, { connections }: Report): boolean {
  return address.includes(':') && connections.some(({ host }) => host?.value === address);
}
