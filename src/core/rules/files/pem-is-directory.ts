import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { openedViews } from '../../cluster/nodes/flags.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { FileReference, Resolution } from '../../model/resolution.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** A container runtime creates a directory where a mounted file is missing (kubernetes.io, "Volumes", hostPath types). */
export const pemIsDirectory = defineRule(FILES['pem-is-directory'], {
  *check(node) {
    for (const { reference } of references(node)) {
      if (isDirectory(reference.resolution))
        yield { message: 'directory', data: { path: reference.path }, at: reference.at };
    }
  },
});

const SINCE_1_10 = { since: 10 };

function isDirectory(resolution: Resolution): boolean {
  return resolution.kind === 'directory';
}

function* references(node: NodeView): Generator<{ readonly reference: FileReference }> {
  for (const component of node.components) {
    for (const { flag, reference } of openedViews(component)) {
      const isFolder = flag.name === 'config' && mayReadPods(component, flag.value);
      if (reference && !isFolder) yield { reference };
    }
  }
  for (const { clusters, users } of node.kubeconfigs) {
    const allCredentials = [
      ...clusters.map(({ certificateAuthority }) => certificateAuthority),
      ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
    ];
    for (const credentials of allCredentials) if (credentials?.reference) yield { reference: credentials.reference };
  }
}

/** Before 1.10, no kubelet reads its configuration from --config. The tables begin later, so a folder's name shows as much as they do. */
function mayReadPods(component: ComponentView, path = ''): boolean {
  if (component.name !== 'kubelet') return false;
  const isStated = component.version !== undefined || component.minors !== undefined;
  return holdsFor(component, SINCE_1_10) !== 'yes' || (!isStated && !/\.\w+$/.test(path));
}
