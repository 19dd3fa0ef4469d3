import { endUnusable } from '../connections/end-unusable.ts';
import { handshakeRefused } from '../connections/handshake-refused.ts';
import { scraperRejectsKubelet } from '../connections/scraper-rejects-kubelet.ts';
import type { Rule } from '../engine/rule.ts';

/** The rules of the group connections, by path. Written by `npm run generate`. */
export const CONNECTIONS_RULES: readonly Rule[] = [endUnusable, handshakeRefused, scraperRejectsKubelet];
