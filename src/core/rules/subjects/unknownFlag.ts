import { printed } from '../../connections/handshake/evaluation.ts';
import type { ComponentName, Flag } from '../../model/documents/component.ts';
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
