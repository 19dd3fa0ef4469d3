/** What a scalar stands for in YAML 1.1, as go-yaml resolves it, unless it is text. */
export type Resolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** `text` is the number in decimal digits. */
  | { readonly kind: 'int'; readonly value: number; readonly text: string }
  | { readonly kind: 'float'; readonly value: number }
  /** Text whose value is not what was scanned. */
  | { readonly kind: 'binary'; readonly value: string }
  | { readonly kind: 'error'; readonly problem: string };

const MAX_INT64 = 2n ** 63n - 1n;

/** Whether the digits are those of an int64; the only other ones are those of a uint64. */
export function isInt64(digits: string): boolean {
  return digits.length < 19 || BigInt(digits) <= MAX_INT64;
}

/** The key of a JSON object that a scalar becomes as a key, unless it is text; undefined for one that cannot be one. */
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

/** As `strconv.FormatFloat(value, 'g', -1, 32)` writes it, but infinity and no number as YAML does. */
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
