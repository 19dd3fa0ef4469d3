import { withoutTrailing } from '../text/trailing.ts';
import type { ComponentDocument, Mount } from './documents.ts';

/** Where a path that a component names lies on the node. */
export type MappedPath =
  | { readonly kind: 'host'; readonly path: string; readonly mount?: Mount }
  /** On a volume that is no hostPath: configMap, secret, projected, emptyDir … */
  | { readonly kind: 'notOnHost'; readonly mount: Mount }
  /** Under no mount of the container. */
  | { readonly kind: 'unmounted'; readonly mounted: readonly string[] }
  /** Part of the container's image. */
  | { readonly kind: 'image' }
  | { readonly kind: 'relative' };

/** Directories that images bring along: a path there needs no mount. */
const IN_IMAGE =
  /^\/(?:dev|proc|sys|usr|bin|lib|lib64|etc\/ssl|etc\/pki|etc\/ca-certificates|var\/run|run|tmp)(?:\/|$)/;

/**
 * Follows a path through the container's mounts: the longest mountPath that is a prefix at a "/" wins, subPath is
 * honoured (kubernetes.io, "Volumes"). A component without mounts sees the node's own file system.
 */
export function hostPathOf(component: ComponentDocument, path: string): MappedPath {
  if (!path.startsWith('/')) return { kind: 'relative' };
  if (component.mounts === undefined) return { kind: 'host', path };
  let best: { mount: Mount; below: string } | undefined;
  for (const mount of component.mounts) {
    const mountPath = trimSlash(mount.mountPath);
    if (path !== mountPath && !path.startsWith(`${mountPath}/`)) continue;
    if (!best || mountPath.length > trimSlash(best.mount.mountPath).length) {
      best = { mount, below: path.slice(mountPath.length) };
    }
  }
  if (best) {
    const { mount, below } = best;
    if (mount.hostPath === undefined) return { kind: 'notOnHost', mount };
    const source = mount.subPath ? `${trimSlash(mount.hostPath)}/${mount.subPath}` : trimSlash(mount.hostPath);
    return { kind: 'host', path: source + below, mount };
  }
  if (IN_IMAGE.test(path)) return { kind: 'image' };
  return { kind: 'unmounted', mounted: component.mounts.map(({ mountPath }) => mountPath) };
}

function trimSlash(path: string): string {
  return path.length > 1 ? withoutTrailing(path, '/') : '';
}
