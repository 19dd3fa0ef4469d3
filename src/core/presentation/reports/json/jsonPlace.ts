import { yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { Report } from '../../../model/report.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import type { Location } from '../../../model/source/span.ts';
import type { PathOf } from './paths.ts';

/** A place as JSON tells it. Line and column count from 1. */
export interface JsonPlace {
  readonly file: string;
  readonly yamlPath: string | null;
  readonly line: number;
  readonly column: number;
}

export function jsonPlace(at: Location, report: Report, pathOf: PathOf): JsonPlace {
  const { uri, span } = at;
  const artifact = report.files.get(uri)?.artifacts.find(({ origin }) => origin.span.start === span.start);
  const { line = 0, character = 0 } = shownStart(report, at) ?? {};
  return {
    file: pathOf(uri),
    yamlPath: (artifact && yamlPathOf(artifact)) ?? null,
    line: line + 1,
    column: character + 1,
  };
}
