import { ADD_ONS } from './addOns.ts';
import { BUNDLES } from './bundles.ts';
import { CALLS } from './calls.ts';
import { CILIUM } from './cilium.ts';
import { CLIENTS } from './clients.ts';
import type { CollectedIncident } from './collected.ts';
import { DATES } from './dates.ts';
import { EXTENSIONS } from './extensions.ts';
import { FILES } from './files.ts';
import { IDENTITIES } from './identities.ts';
import { JOINING } from './joining.ts';
import { KUBELETS } from './kubelets.ts';
import { NAMES } from './names.ts';
import { OBJECTS } from './objects.ts';
import { PODS } from './pods.ts';
import { SETTINGS } from './settings.ts';
import { TOKENS } from './tokens.ts';
import { TRUST } from './trust.ts';

export const COLLECTED: Readonly<Record<string, CollectedIncident>> = {
  ...ADD_ONS,
  ...BUNDLES,
  ...CALLS,
  ...CILIUM,
  ...CLIENTS,
  ...DATES,
  ...EXTENSIONS,
  ...FILES,
  ...IDENTITIES,
  ...JOINING,
  ...KUBELETS,
  ...NAMES,
  ...OBJECTS,
  ...PODS,
  ...SETTINGS,
  ...TOKENS,
  ...TRUST,
};
