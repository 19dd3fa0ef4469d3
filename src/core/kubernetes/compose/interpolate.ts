import type { FieldKind } from '../../formats/redaction/fieldKind.ts';
import { redactComposed } from '../../formats/redaction/redact.ts';

/** Variables by name. */
export type ComposeVariables = ReadonlyMap<string, string>;

/** `$$` is a dollar sign; `$NAME` and `${NAME}` are variables, with a default or another text after `:-`, `-`, `:+` or `+`. */
const SIGN = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^${}]*))?\})/g;

/** Limit for variables that repeat long values. Characters. */
const MAX_LENGTH = 64 * 1024;

/**
 * Puts variables into a value of a compose file (compose-spec, "Interpolation"). A variable without a value and a default stays as
 * written, because the shell that starts the services may set it.
 */
export function interpolate(value: string, variables: ComposeVariables, field?: FieldKind): string {
  if (!value.includes('$')) return value;
  let room = MAX_LENGTH;
  const composed = value.replace(SIGN, (whole: string, plain?: string, braced?: string, sign?: string, word = '') => {
    const put = putFor(whole, variables.get(plain ?? braced ?? ''), sign, word);
    room -= put.length;
    return room < 0 ? whole : put;
  });
  return redactComposed(composed, [value, ...variables.values()], field);
}

function putFor(whole: string, value: string | undefined, sign: string | undefined, word: string): string {
  if (whole === '$$') return '$';
  const counts = value !== undefined && (value !== '' || !sign?.startsWith(':'));
  if (sign?.endsWith('+')) return counts ? word : whole;
  if (counts) return value;
  return sign?.endsWith('-') ? word : whole;
}

/** The end of the part of a text before the next separator that is in no `${…}`; the text's length without one. */
export function partEnd(text: string, from: number, separator: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && depth > 0) depth--;
    else if (text[at] === separator && depth === 0) return at;
  }
  return text.length;
}
