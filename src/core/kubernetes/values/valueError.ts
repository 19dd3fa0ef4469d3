import { goQuote } from '../../formats/go/quote.ts';
import { isCapitalWord } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ValueType } from '../../model/flagSpec.ts';
import { booleanOf } from './flagValue.ts';
import { parseGoDuration } from './goTime.ts';

/** A number as strconv.ParseInt reads it with any base, without regard to its size; underscores may be anywhere. */
const INTEGER = /^[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/;

/** Texts that strconv.ParseFloat may read: also hexadecimal, infinity and NaN. */
const NUMBER = /^[+-]?(?:[\d.]+(?:[eE][+-]?\d+)?|0[xX].+|inf|infinity|nan)$/i;

/** The error of pflag for a value that a flag of Kubernetes cannot take; undefined if it can, or if that depends on the release. */
export function valueError(component: ComponentName, type: ValueType, value: string): string | undefined {
  if (isCapitalWord(value)) return undefined;
  switch (type) {
    case 'boolean':
      return booleanOf({ value }) === undefined ? syntaxError('ParseBool', value) : undefined;
    case 'integer':
      return INTEGER.test(value) ? undefined : syntaxError('ParseInt', value);
    case 'number':
      // Underscores between digits depend on the base.
      return NUMBER.test(value) || value.includes('_') ? undefined : syntaxError('ParseFloat', value);
    case 'duration': {
      const read = parseGoDuration(value);
      return 'error' in read ? read.error : undefined;
    }
    case 'address':
      return addressError(component, value);
    default:
      return undefined;
  }
}

/** Whether etcd accepts the value. Go's flag package hides why not. */
export function isReadByEtcd(type: ValueType, value: string): boolean {
  return valueError('etcd', type, value) === undefined;
}

/** Releases treat an empty address differently, so it has no error. */
function addressError(component: ComponentName, value: string): string | undefined {
  const address = value.trim();
  if (address === '' || parseIp(address)) return undefined;
  return component === 'kubelet'
    ? `${goQuote(value)} is not a valid IP address`
    : `failed to parse IP: ${goQuote(value)}`;
}

function syntaxError(read: string, value: string): string {
  return `strconv.${read}: parsing ${goQuote(value)}: invalid syntax`;
}
