import type { Report } from '../../../src/core/index.ts';
import { withoutCause, withoutConnection } from './causes.ts';
import { misleadingErrors } from './errors.ts';
import { differentCounts, differentExpirations, differentPictures } from './figures.ts';

/** The statements of one surface of a report that another denies, a line each. */
export async function contradictionsIn(report: Report): Promise<readonly string[]> {
  return [
    ...withoutCause(report),
    ...withoutConnection(report),
    ...differentPictures(report),
    ...differentExpirations(report),
    ...(await differentCounts(report)),
    ...(await misleadingErrors(report)),
  ];
}
