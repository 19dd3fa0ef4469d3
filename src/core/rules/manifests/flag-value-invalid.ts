import { printed } from '../../connections/handshake/evaluation.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { VARIABLE } from '../../kubernetes/components/commandWords.ts';
import { valueType } from '../../kubernetes/flags/valueTypes.ts';
import { isReadByEtcd, valueError } from '../../kubernetes/values/valueError.ts';
import type { ComponentName, Flag } from '../../model/documents/component.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { readFlags } from '../subjects/givenFlags.ts';

/** A component exits at the first value that is not of the flag's type, also if a later one replaces it (pflag; Go's flag package). */
export const flagValueInvalid = defineRule(MANIFESTS['flag-value-invalid'], {
  *check(node) {
    for (const { component, flag, valueAt } of readFlags(node)) {
      const error = errorOf(component.name, flag);
      if (!error) continue;
      yield {
        message: 'invalid',
        data: { flag: flag.spelling, value: flag.value ?? '', component: component.name, error },
        at: valueAt,
        lastWords: error,
      };
    }
  },
});

function errorOf(component: ComponentName, { name, value }: Flag): Untrusted | undefined {
  const type = valueType(component, name);
  if (type === undefined || value === undefined || VARIABLE.test(value)) return undefined;
  // An instance of a unit has another value.
  if (value.includes('%')) return undefined;
  if (component === 'etcd')
    return isReadByEtcd(type, value) ? undefined : printed(etcdError(name, type === 'boolean', value));
  const reason = valueError(component, type, value);
  if (reason === undefined) return undefined;
  const prefix = component === 'kubelet' ? 'failed to parse kubelet flag: ' : '';
  return printed(`${prefix}invalid argument ${goQuote(value)} for "--${name}" flag: ${reason}`);
}

function etcdError(name: string, isBoolean: boolean, value: string): string {
  return isBoolean
    ? `invalid boolean value ${goQuote(value)} for -${name}: parse error`
    : `invalid value ${goQuote(value)} for flag -${name}: parse error`;
}
