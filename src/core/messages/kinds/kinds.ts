import { ACCESS } from './access.ts';
import { ALERTS } from './alerts.ts';
import { AUTHORITIES } from './authorities.ts';
import { CERTIFICATES } from './certificates.ts';
import { CONTENTS } from './contents.ts';
import type { MessageKind } from './messageKind.ts';
import { NAMES } from './names.ts';
import { PATHS } from './paths.ts';
import { REACHING } from './reaching.ts';
import { RuleTexts } from './ruleTexts.ts';
import { SETTINGS } from './settings.ts';
import { STARTING } from './starting.ts';

/** Every kind of error that is recognized, the specific before the general: of one line, the first that matches counts. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  ...STARTING,
  ...NAMES,
  ...CERTIFICATES,
  ...AUTHORITIES,
  ...ALERTS,
  ...SETTINGS,
  ...PATHS,
  ...CONTENTS,
  ...ACCESS,
  ...REACHING,
];

/** The texts that messages of rules quote and no kind recognizes. */
export const RULE_TEXTS = new RuleTexts(MESSAGE_KINDS);
