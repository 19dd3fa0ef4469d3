import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import type { NodeView } from '../../model/node.ts';
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
    for (const { flag, reference } of component.flags) {
      // Until 1.9, --config of the kubelet was the folder of its static pods.
      const isFolder =
        component.name === 'kubelet' && flag.name === 'config' && holdsFor(component, SINCE_1_10) !== 'yes';
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
