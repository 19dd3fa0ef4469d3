import { EVIDENCE_ACCOUNTS } from './evidenceAccounts.ts';
import { HALF_ACCOUNTS } from './halfAccounts.ts';
import { HIDING_ACCOUNTS } from './hidingAccounts.ts';
import { JOIN_ACCOUNTS } from './joinAccounts.ts';
import type { MutatedFile } from './mutatedFile.ts';
import { NEIGHBOR_ACCOUNTS } from './neighborAccounts.ts';
import { REDACTION_ACCOUNTS } from './redactionAccounts.ts';
import { SIDE_ACCOUNTS } from './sideAccounts.ts';
import { SUBJECT_ACCOUNTS } from './subjectAccounts.ts';
import { TIERS } from './tiers.ts';
import { VIEW_ACCOUNTS } from './viewAccounts.ts';

/** Every file that is mutated. */
export const MUTATED_FILES: readonly MutatedFile[] = [
  TIERS,
  ...JOIN_ACCOUNTS,
  ...SIDE_ACCOUNTS,
  ...VIEW_ACCOUNTS,
  ...SUBJECT_ACCOUNTS,
  ...EVIDENCE_ACCOUNTS,
  ...NEIGHBOR_ACCOUNTS,
  ...HALF_ACCOUNTS,
  ...REDACTION_ACCOUNTS,
  ...HIDING_ACCOUNTS,
];
