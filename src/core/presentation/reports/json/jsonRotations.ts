import { rotationsOf } from '../../../comparison/rotations.ts';
import type { Report } from '../../../model/report.ts';
import type { Location } from '../../../model/source/span.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { isoSeconds } from './jsonCertificates.ts';
import { type JsonPlace, jsonPlace } from './jsonPlace.ts';
import type { PathOf } from './paths.ts';

/** A CA, or the service-account keys, in several generations. */
export interface JsonRotation {
  readonly what: string;
  readonly generations: readonly {
    readonly sha256: string;
    readonly place: JsonPlace;
    readonly notAfter: string | null;
    readonly trustedBy: readonly JsonPlace[];
    readonly signs: readonly JsonPlace[];
  }[];
  readonly next: string | null;
}

export function jsonRotations(report: Report, pathOf: PathOf): readonly JsonRotation[] {
  const placeIn = (at: Location): JsonPlace => jsonPlace(at, report, pathOf);
  return rotationsOf(report).map(({ name, generations, next }) => ({
    what: name ?? 'service-account keys',
    generations: generations.map(({ sha256, place, notAfter, trustedBy, signs }) => ({
      sha256,
      place: placeIn(place),
      notAfter: notAfter === undefined ? null : isoSeconds(notAfter),
      trustedBy: trustedBy.map(placeIn),
      signs: signs.map(placeIn),
    })),
    next: next ? plainText(next) : null,
  }));
}
