import { proseOf } from '../../src/cli/ruleProse.ts';
import { type DocumentedRule, RULES } from '../../src/core/index.ts';

/** The catalogue with the prose of its pages, as the command line has it. */
export const DOCUMENTED_RULES: readonly DocumentedRule[] = RULES.map((rule) => ({ ...rule, ...proseOf(rule.id) }));
