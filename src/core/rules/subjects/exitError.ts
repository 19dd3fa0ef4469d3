import type { ComponentView } from '../../model/node.ts';
import type { FlagPart } from './flagRejection.ts';
import { rejectedFlags } from './rejectedFlags.ts';
import { missingTokenFlags, type TokenFlagError, tokenFlagErrors } from './tokenFlags.ts';

/** The parts in the order of kube-apiserver's errors (Validate of its options; tried with Kubernetes 1.28.15, 1.34.4 and 1.37.2). */
const PARTS: readonly FlagPart[] = [
  'etcd',
  'serving',
  'authentication',
  'authorization',
  'tokens',
  'services',
  'cloud',
];

/**
 * The error with which a component exits because of all flags that it rejects; undefined if its release decides about one and is not known. It
 * reports them together, except those that it meets while it completes its options.
 */
export function exitError(component: ComponentView): string | undefined {
  const rejected = rejectedFlags(component);
  const first = rejected.find(({ isFirst }) => isFirst);
  if (first) return first.error;
  const tokens: readonly TokenFlagError[] = tokenFlagErrors(component, missingTokenFlags(component));
  if (tokens.length > 0 && !component.version) return undefined;
  const inOrder = [...rejected, ...tokens].toSorted(
    (one, other) => PARTS.indexOf(one.part) - PARTS.indexOf(other.part),
  );
  const errors = inOrder.flatMap(({ error }) => error ?? []);
  return errors.length === inOrder.length ? exitErrorOf(component, errors) : undefined;
}

/** The error with which it exits if these are all. */
export function exitErrorOf(component: ComponentView, errors: readonly string[]): string {
  const text = aggregate(errors);
  return component.name === 'kubelet'
    ? `failed to validate kubelet configuration, error: ${text}, path: &TypeMeta{Kind:,APIVersion:,}`
    : text;
}

/** Several errors as k8s.io/apimachinery prints them, each once. */
function aggregate(errors: readonly string[]): string {
  const [first = '', ...others] = new Set(errors);
  return others.length === 0 ? first : `[${[first, ...others].join(', ')}]`;
}
