import type { Rule } from '../rule.ts';

/** The rules about Secrets, webhooks and other API objects, by path. */
export const OBJECTS_RULES: readonly Rule[] = [];
