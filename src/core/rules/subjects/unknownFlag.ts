import { printed } from '../../connections/handshake/evaluation.ts';
import { goQuote } from '../../formats/go/quote.ts';
import type { ComponentName, Flag, Operands, SingleDashWord } from '../../model/documents/component.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';

/** The last error of a component that does not know a flag. */
export function unknownFlagError(component: ComponentName, { name }: Pick<Flag, 'name'>): Untrusted {
  switch (component) {
    case 'etcd':
      return printed(`flag provided but not defined: -${name}`);
    case 'kubelet':
      return printed(`failed to parse kubelet flag: unknown flag: --${name}`);
    default:
      return printed(`unknown flag: --${name}`);
  }
}

/** The last error of a component that does not know a feature gate or an admission plugin. */
export function unknownItemError(component: ComponentName, { name }: Pick<Flag, 'name'>, item: string): Untrusted {
  if (name !== 'feature-gates') return printed(`${name} plugin "${item}" is unknown`);
  const prefix = component === 'kubelet' ? 'failed to set feature gates from initial flags-based config: ' : '';
  return printed(`${prefix}unrecognized feature gate: ${item}`);
}

/** The first minor release of a component that rejects positional arguments (k8s.io/kubernetes 1.10 to 1.19, cmd). Earlier releases ignore them. */
export function rejectsOperandsSince(component: ComponentName): number {
  if (component === 'etcd') return 0;
  return component === 'kubelet' ? 11 : 19;
}

/** The last error of a component that gets positional arguments (tried with 1.28.15 and 1.37.2, and etcd 3.6.6). */
export function operandError(component: ComponentName, { texts }: Operands): Untrusted {
  switch (component) {
    case 'etcd':
      return printed(`"${texts[0]}" is not a valid flag`);
    case 'kubelet':
      return printed(`unknown command ${texts[0]}`);
    default:
      return printed(`"${component}" does not take any arguments, got [${texts.map(goQuote).join(' ')}]`);
  }
}

/** The last error of a component of Kubernetes that gets a flag with one dash. */
export function singleDashError(component: ComponentName, { text }: SingleDashWord): Untrusted {
  const prefix = component === 'kubelet' ? 'failed to parse kubelet flag: ' : '';
  return printed(`${prefix}unknown shorthand flag: '${text.slice(1, 2)}' in ${text}`);
}
