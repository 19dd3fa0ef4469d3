import type { Resolved } from './resolved.ts';

/** `08` and `1_000.5` are floats; `1e3` is one as well, though YAML 1.1 asks for a dot. */
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers that begin with a dot may not contain underscores. */
const DOT_FLOAT = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;

/** Binary digits that Go's strconv accepts after the prefix. */
const INNER_SIGN = /^0b([-+])()([01]+)$/;

const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** Resolves a plain scalar to a number as Go's strconv does. Undefined for text. */
export function resolveNumber(value: string): Resolved | undefined {
  const first = value.charCodeAt(0);
  if (first === 46) return DOT_FLOAT.test(value) ? float(value) : undefined;
  const isDigit = first >= 48 && first <= 57;
  if (!isDigit && first !== 43 && first !== 45) return undefined;
  const plain = value.includes('_') ? value.replaceAll('_', '') : value;
  return integer(plain) ?? (FLOAT.test(plain) ? float(plain) : undefined);
}

function integer(plain: string): Resolved | undefined {
  const match = INTEGER.exec(plain) ?? INNER_SIGN.exec(plain);
  if (!match) return undefined;
  const [, sign = '', hex, binary, octal, decimal] = match;
  if (decimal !== undefined && decimal.length < 16) {
    const value = sign === '-' ? -Number(decimal) : Number(decimal);
    return { kind: 'int', value: value === 0 ? 0 : value, text: String(value === 0 ? 0 : value) };
  }
  const digits = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? '');
  // Parsing a literal of megabytes takes quadratic time, and it cannot be a 64-bit integer.
  if (digits.length > MAX_DIGITS && !/^0[xbo]0+/.test(digits)) return undefined;
  const size = BigInt(digits.replace(/^(0[xbo])0+(?=.)/, '$1'));
  const exact = sign === '-' ? -size : size;
  if (exact < MIN_INT64 || exact > (sign === '' ? MAX_UINT64 : MAX_INT64)) return undefined;
  return { kind: 'int', value: Number(exact), text: String(exact) };
}

/** Length of 64 binary digits with their prefix. */
const MAX_DIGITS = 66;

/** Undefined if the value is too large for a double. */
function float(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'float', value } : undefined;
}
