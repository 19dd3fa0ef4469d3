import { lazy } from '../../model/collections/boundedCache.ts';
import { ACCESS } from './access.ts';
import { ALERTS } from './alerts.ts';
import { AUTHORITIES } from './authorities.ts';
import { CERTIFICATES } from './certificates.ts';
import { CONTENTS } from './contents.ts';
import { FLAGS } from './flags.ts';
import { LOSING } from './losing.ts';
import type { MessageKind } from './messageKind.ts';
import { MOUNTS } from './mounts.ts';
import { NAMES } from './names.ts';
import { OBJECTS } from './objects.ts';
import { PATHS } from './paths.ts';
import { PERMISSIONS } from './permissions.ts';
import { REACHING } from './reaching.ts';
import { RuleTexts } from './ruleTexts.ts';
import { SETTINGS } from './settings.ts';
import { STARTING } from './starting.ts';
import { TOKENS } from './tokens.ts';

/** Every kind of error that is recognized, the specific before the general: of one line, the first that matches counts. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  ...STARTING,
  ...MOUNTS,
  ...OBJECTS,
  ...NAMES,
  ...CERTIFICATES,
  ...AUTHORITIES,
  ...ALERTS,
  ...SETTINGS,
  ...FLAGS,
  ...PATHS,
  ...TOKENS,
  ...CONTENTS,
  ...ACCESS,
  ...PERMISSIONS,
  ...REACHING,
  ...LOSING,
];

/** The texts that messages of rules quote and no kind recognizes. Only who reads messages needs them. */
export const ruleTexts = lazy(() => new RuleTexts(MESSAGE_KINDS));
