import { BROKEN } from './broken.ts';
import type { ParityCase } from './case.ts';
import { GENERAL_NAMES } from './generalNames.ts';
import { KEYS_AND_SIGNATURES } from './keys.ts';
import { MADE } from './made.ts';
import { NAMES } from './names.ts';
import { NODE_CASES } from './nodes.ts';
import { NUMBERS } from './numbers.ts';
import { PLACES } from './places.ts';
import { POLICY_CASES } from './policies.ts';
import { PSS_CASES } from './pss.ts';
import { RANDOM } from './random.ts';
import { RARE_EXTENSIONS } from './rareExtensions.ts';
import { REQUESTS } from './requests.ts';
import { USAGES } from './usages.ts';

/** Every certificate and request that openssl is asked about. */
export const CASES: readonly ParityCase[] = [
  ...NODE_CASES,
  ...MADE,
  ...REQUESTS,
  ...KEYS_AND_SIGNATURES,
  ...PSS_CASES,
  ...NAMES,
  ...NUMBERS,
  ...GENERAL_NAMES,
  ...USAGES,
  ...POLICY_CASES,
  ...PLACES,
  ...RARE_EXTENSIONS,
  ...BROKEN,
  ...RANDOM,
];
