import type { LeftOut } from '../../inspection/leftOut.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** The files that were left out by name, and how to check them in an editor; undefined if there are none. */
export function leftOutSummary(leftOut: readonly LeftOut[]): Text | undefined {
  if (leftOut.length === 0) return undefined;
  const named = leftOut.slice(0, MOST_NAMED).map(({ path }) => untrusted(path));
  const more = leftOut.length - named.length;
  const places = joined(more === 0 ? named : [...named, phrase('{more} more', { more })], ', ');
  const counts = leftOutCounts(leftOut);
  return phrase('Left out by name: {places}. {counts}. To check a folder, open it.', { places, counts });
}

/** "Files: 3, certificates: 2". */
export function leftOutCounts(leftOut: readonly LeftOut[]): Text {
  const total = (of: 'files' | 'certificates') => leftOut.reduce((sum, one) => sum + one[of], 0);
  return phrase('Files: {files}, certificates: {certificates}', {
    files: total('files'),
    certificates: total('certificates'),
  });
}

const MOST_NAMED = 3;
