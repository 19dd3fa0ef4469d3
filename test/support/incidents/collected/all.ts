import type { CollectedIncident } from './collected.ts';
import { DATES } from './dates.ts';
import { KUBELETS } from './kubelets.ts';
import { NAMES } from './names.ts';
import { OBJECTS } from './objects.ts';
import { SETTINGS } from './settings.ts';
import { TOKENS } from './tokens.ts';
import { TRUST } from './trust.ts';

export const COLLECTED: Readonly<Record<string, CollectedIncident>> = {
  ...DATES,
  ...KUBELETS,
  ...NAMES,
  ...OBJECTS,
  ...SETTINGS,
  ...TOKENS,
  ...TRUST,
};
