import type { Rule } from '../rule.ts';

/** The rules about certificate signing requests, by path. */
export const REQUESTS_RULES: readonly Rule[] = [];
