import type { Report } from '../model/report.ts';
import { authorityRotations } from './authorityRotations.ts';
import { keyRotations } from './keyRotations.ts';
import type { Rotation } from './rotation.ts';

/** Every CA and set of service-account keys of which the files hold several generations: each with its next safe step. */
export function rotationsOf(report: Report): readonly Rotation[] {
  return [...authorityRotations(report), ...keyRotations(report)];
}
