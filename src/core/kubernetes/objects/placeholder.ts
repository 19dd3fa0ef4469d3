import { isTemplated } from '../templated.ts';

/**
 * True where a value stands in for one that can hold neither `$` nor three dots (a token, a hash, a host): beside templates
 * also the lower-case variables of shell scripts and what documents leave out.
 */
export function isPlaceholder(value: string): boolean {
  return isTemplated(value) || /\$\w|\.\.\.|…/.test(value);
}
