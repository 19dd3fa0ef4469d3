import type { ComponentView } from '../nodes/node.ts';
import type { Location } from '../text/span.ts';

/** Why a component does not come up: a file that one of its flags names is not there. */
export interface StartFailure {
  readonly error: string;
  readonly reason: string;
  readonly at: Location;
}

/** Undefined where every file of its flags is there, or cannot be told. */
export function startFailure(component: ComponentView | undefined): StartFailure | undefined {
  for (const { flag, reference, spec } of component?.flags ?? []) {
    // Bootstrap writes the one and removes the other.
    if (component?.name === 'kubelet' && spec?.role === 'kubeconfig') continue;
    const kind = reference?.resolution.kind;
    if (!reference || (kind !== 'missing' && kind !== 'unmounted')) continue;
    const where = kind === 'unmounted' ? 'is not mounted into the container' : 'does not exist';
    return {
      error: `open ${reference.path}: no such file or directory`,
      reason: `${component?.name} does not start: ${reference.path} of ${flag.spelling} ${where}.`,
      at: reference.at,
    };
  }
  return undefined;
}
