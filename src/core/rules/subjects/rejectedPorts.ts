import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import type { ComponentView } from '../../model/node.ts';
import { completeFlag, type FlagRejection, valueRejection } from './flagRejection.ts';
import { isOnCommandLine } from './givenFlags.ts';

/** The release since which kube-apiserver always serves TLS: before, 0 turned it off (kubernetes-retired/testing_frameworks, pull request 62). */
const SECURE_PORT = { since: 12 };

/** The ports of each component. Zero turns those off that are not required. */
export function rejectedPorts(component: ComponentView): readonly FlagRejection[] {
  const names = component.name === 'kubelet' ? ['port', 'read-only-port'] : ['secure-port'];
  return names.flatMap((name) => {
    const view = completeFlag(component, name);
    if (!view || !/^[+-]?\d{1,15}$/.test(view.value)) return [];
    const port = Number(view.value);
    // A field of zero counts as absent.
    const isRequired = component.name === 'kube-apiserver' || (name === 'port' && isOnCommandLine(view.flag));
    const mayBeOff = !isRequired || (component.name === 'kube-apiserver' && holdsFor(component, SECURE_PORT) === 'no');
    if (port <= 65535 && port >= (mayBeOff ? 0 : 1)) return [];
    const error = component.name === 'kubelet' ? kubeletError(component, name, port) : portError(port, isRequired);
    return [valueRejection(component, 'serving', view, error)];
  });
}

/** Ports that are too high are reported as if they were required. */
function portError(port: number, isRequired: boolean): string {
  return isRequired || port > 65535
    ? `--secure-port ${port} must be between 1 and 65535, inclusive. It cannot be turned off with 0`
    : `--secure-port ${port} must be between 0 and 65535, inclusive. 0 for turning off secure port`;
}

function kubeletError(component: ComponentView, name: string, port: number): string | undefined {
  if (holdsFor(component, { since: 28 }) !== 'yes') return undefined;
  const [field, least] = name === 'port' ? ['port', 1] : ['readOnlyPort', 0];
  return `invalid configuration: ${field} (--${name}) ${port} must be between ${least} and 65535, inclusive`;
}
