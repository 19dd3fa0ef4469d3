import type { ComponentName, Flag } from '../../model/documents/component.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';

/** The last error of a component that does not know a flag. */
export function unknownFlagError(component: ComponentName, { name }: Flag): Untrusted {
  switch (component) {
    case 'etcd':
      return untrusted(`flag provided but not defined: -${name}`);
    case 'kubelet':
      return untrusted(`failed to parse kubelet flag: unknown flag: --${name}`);
    default:
      return untrusted(`unknown flag: --${name}`);
  }
}
