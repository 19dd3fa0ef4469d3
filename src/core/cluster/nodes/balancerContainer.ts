import type { ComponentDocument } from '../../model/documents/component.ts';
import type { NodeFile } from '../../model/node.ts';
import { pathBelow } from '../roots/root.ts';

/** The configuration of a load balancer with the mounts of the container that has it. On the machine itself it has none. */
export function inItsContainer(
  document: ComponentDocument,
  hostPath: string | undefined,
  files: readonly NodeFile[],
): ComponentDocument {
  if (!document.balancer || hostPath === undefined) return document;
  for (const { file } of files) {
    for (const other of file.documents) {
      if (other.kind !== 'component' || other.component !== document.component || !other.mounts) continue;
      const isMounted = other.mounts.some(
        (mount) => mount.hostPath !== undefined && pathBelow(mount.hostPath, hostPath) !== undefined,
      );
      if (isMounted) return { ...document, mounts: other.mounts };
    }
  }
  return document;
}
