import { ACCESS } from './access.ts';
import { ALERTS } from './alerts.ts';
import { AUTHORITIES } from './authorities.ts';
import { CERTIFICATES } from './certificates.ts';
import { LOADING } from './loading.ts';
import type { MessageKind } from './messageKind.ts';
import { REACHING } from './reaching.ts';

/** Every kind of error that is recognized, the specific before the general: of one line, the first that matches counts. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  ...CERTIFICATES,
  ...AUTHORITIES,
  ...ALERTS,
  ...LOADING,
  ...ACCESS,
  ...REACHING,
];
