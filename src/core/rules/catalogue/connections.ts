import { endUnusable } from '../connections/end-unusable.ts';
import { handshakeRefused } from '../connections/handshake-refused.ts';
import type { Rule } from '../engine/rule.ts';

/** The rules about connections between the ends, by path. */
export const CONNECTIONS_RULES: readonly Rule[] = [endUnusable, handshakeRefused];
