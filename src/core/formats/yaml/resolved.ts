/** A scalar that go-yaml resolves to something other than text (YAML 1.1). */
export type Resolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** `text` is the number in decimal digits. */
  | { readonly kind: 'int'; readonly value: number; readonly text: string }
  | { readonly kind: 'float'; readonly value: number }
  /** Text that differs from the scanned text. */
  | { readonly kind: 'binary'; readonly value: string }
  | { readonly kind: 'error'; readonly problem: string };

const MAX_INT64 = 2n ** 63n - 1n;

/** Whether the number fits an int64. Larger ones fit a uint64. */
export function isInt64(digits: string): boolean {
  return digits.length < 19 || BigInt(digits) <= MAX_INT64;
}

/** The JSON object key for a resolved scalar. Undefined if it cannot be a key. */
export function keyText(resolved: Resolved): string | undefined {
  switch (resolved.kind) {
    case 'binary':
      return resolved.value;
    case 'bool':
      return String(resolved.value);
    case 'int':
      return isInt64(resolved.text) ? resolved.text : undefined;
    case 'float':
      return floatKey(resolved.value);
    default:
      return undefined;
  }
}

/** Formats like `strconv.FormatFloat(value, 'g', -1, 32)`, except infinity and NaN, which are written as in YAML. */
function floatKey(double: number): string {
  if (Number.isNaN(double)) return '.nan';
  const value = Math.fround(double);
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  let precision = 1;
  while (precision < 9 && Math.fround(Number(value.toPrecision(precision))) !== value) precision++;
  const [mantissa = '', exponent = ''] = value.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(`${mantissa}e${power}`));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
