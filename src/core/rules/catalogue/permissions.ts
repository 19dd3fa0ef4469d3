import type { Rule } from '../rule.ts';

/** The rules about modes and owners of files, by path. */
export const PERMISSIONS_RULES: readonly Rule[] = [];
