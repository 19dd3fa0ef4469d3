import type { NodeView } from '../../model/node.ts';
import type { FileReference, Resolution } from '../../model/resolution.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';

/** A container runtime makes a directory where a mounted file is missing (kubernetes.io, "Volumes", hostPath types). */
export const pemIsDirectory = defineRule({
  id: 'files/pem-is-directory',
  severity: 'error',
  basis: 'observed',
  title: 'A directory stands where a file is expected',
  messages: {
    directory:
      '{path} is a directory: a container runtime or `DirectoryOrCreate` made it when the file was missing. Whoever opens it gets `read {path}: is a directory`.',
  },
  docs: {
    why: 'When a pod mounts a path that does not exist, the kubelet or the runtime may create an empty directory there, and the file can then not be written back under its name.',
    fix: 'Remove the directory, and put the file back.',
    references: [PKI_PAGE],
  },
  *check(node) {
    for (const { reference } of references(node)) {
      if (isDirectory(reference.resolution))
        yield { message: 'directory', data: { path: reference.path }, at: reference.at };
    }
  },
});

function isDirectory(resolution: Resolution): boolean {
  return resolution.kind === 'directory';
}

function* references(node: NodeView): Generator<{ readonly reference: FileReference }> {
  for (const { flags } of node.components) for (const { reference } of flags) if (reference) yield { reference };
  for (const { clusters, users } of node.kubeconfigs) {
    const allCredentials = [
      ...clusters.map(({ certificateAuthority }) => certificateAuthority),
      ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
    ];
    for (const credentials of allCredentials) if (credentials?.reference) yield { reference: credentials.reference };
  }
}
