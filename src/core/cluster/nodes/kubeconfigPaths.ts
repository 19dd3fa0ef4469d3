import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Resolution } from '../../model/resolution.ts';
import { parentOf } from '../files/directories.ts';
import { resolveContainerPath } from './resolveFlags.ts';

/** A component, and the path by which it opens a kubeconfig. */
interface Reader {
  readonly document?: ComponentDocument;
  readonly path: string;
}

/**
 * Follows a path of a kubeconfig as the component that reads it opens it: through the mounts of its container, a relative one from the
 * kubeconfig's own folder there. What the node lacks as well is missing, mounted or not.
 */
export async function resolveInKubeconfig(
  { document, path }: Reader,
  written: string,
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<Resolution> {
  const absolute = written.startsWith('/') ? written : `${parentOf(path)}/${written}`;
  if (!document) return resolve(absolute);
  const resolution = await resolveContainerPath(document, absolute, resolve);
  if (resolution.kind !== 'unmounted') return resolution;
  const onHost = await resolve(absolute);
  // Other distributions mount what their kubeconfigs name by ways of their own.
  return onHost.kind === 'missing' || !path.startsWith('/etc/kubernetes/') ? onHost : resolution;
}
