import type { Report } from '../model/report.ts';
import { createScheduler } from '../model/time/scheduler.ts';
import { authorityRotations, prepareAuthorityRotations } from './authorityRotations.ts';
import { keyRotations, prepareKeyRotations } from './keyRotations.ts';
import type { OngoingRotation, Rotation } from './rotation.ts';

/** Every CA and set of service-account keys of which the files hold several generations: each with its next safe step. */
export function rotationsOf(report: Report): readonly Rotation[] {
  return [...authorityRotations(report), ...keyRotations(report)];
}

/** The rotations with a next step: the files show more than a wrong file. */
export function ongoingRotations(report: Report): readonly OngoingRotation[] {
  return rotationsOf(report).flatMap((one) => (one.next ? [{ ...one, next: one.next }] : []));
}

/** Derives what they are put together from, in slices: for a thousand nodes that takes longer than a hover may. */
export async function prepareRotations(report: Report, pause?: () => Promise<void>): Promise<void> {
  const scheduler = createScheduler(pause);
  await prepareAuthorityRotations(report, scheduler);
  await prepareKeyRotations(report, scheduler);
}
