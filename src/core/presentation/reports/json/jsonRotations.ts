import { rotationsOf } from '../../../comparison/rotations.ts';
import { yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { Report } from '../../../model/report.ts';
import type { Location } from '../../../model/source/span.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { isoSeconds } from './jsonCertificates.ts';
import type { PathOf } from './paths.ts';

/** A place as JSON tells it. Line and column count from 1. */
export interface JsonPlace {
  readonly file: string;
  readonly yamlPath: string | null;
  readonly line: number;
  readonly column: number;
}

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
  return rotationsOf(report).map(({ name, generations, next }) => ({
    what: name ?? 'service-account keys',
    generations: generations.map(({ sha256, place, notAfter, trustedBy, signs }) => ({
      sha256,
      place: placeIn(place),
      notAfter: notAfter === undefined ? null : isoSeconds(notAfter),
      trustedBy: trustedBy.map(placeIn),
      signs: signs.map(placeIn),
    })),
    next: plainText(next),
  }));

  function placeIn({ uri, span }: Location): JsonPlace {
    const file = report.files.get(uri);
    const artifact = file?.artifacts.find(({ origin }) => origin.span.start === span.start);
    const { line = 0, character = 0 } = file?.lines.positionAt(span.start) ?? {};
    return {
      file: pathOf(uri),
      yamlPath: (artifact && yamlPathOf(artifact)) ?? null,
      line: line + 1,
      column: character + 1,
    };
  }
}
