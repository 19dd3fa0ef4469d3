import type { LeftOut } from '../../../inspection/leftOut.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { certificatesText, filesText } from './counts.ts';

/** Places that are not listed. */
const NONE = { places: 0, files: 0, certificates: 0 };

const MOST_NAMED = 3;

/** A place that was left out by name, with what was read in it. */
type Place = Pick<LeftOut, 'path' | 'files' | 'certificates'>;

/** "Left out by name: 3 files with 2 certificates (examples, old). Use --include-left-out to check them."; undefined if nothing is. */
export function leftOutLine(leftOut: readonly Place[], more = NONE): Text | undefined {
  return leftOut.length === 0 ? undefined : textOf(leftOut, more);
}

/** The same of one place. */
export function leftOutPlace(place: Place): Text {
  return textOf([place], NONE);
}

function textOf(leftOut: readonly Place[], more: typeof NONE): Text {
  const total = (of: 'files' | 'certificates') => leftOut.reduce((sum, one) => sum + one[of], more[of]);
  const named = leftOut.slice(0, MOST_NAMED).map(({ path }) => untrusted(path || '.'));
  const rest = leftOut.length - named.length + more.places;
  return phrase('Left out by name: {files} with {certificates} ({places}). Use --include-left-out to check them.', {
    files: filesText(total('files')),
    certificates: certificatesText(total('certificates')),
    places: joined(rest === 0 ? named : [...named, phrase('{more} more', { more: rest })], ', '),
  });
}
