import { lookupBy } from '../../model/collections/lookup.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import { derived } from '../../model/memo/derived.ts';
import { normalizePath } from '../../model/source/directories.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { readsScrapeConfigurations } from '../flags/scrapers.ts';

/** The place on the node of a path that a component names. */
export type MappedPath =
  | { readonly kind: 'host'; readonly path: string; readonly mount?: Mount }
  /** Relative to the folder of the compose file. */
  | { readonly kind: 'beside'; readonly path: string }
  /** On a volume that is no hostPath: configMap, secret, projected, emptyDir … */
  | { readonly kind: 'notOnHost'; readonly mount: Mount /** In the volume, "" for all of it. */; readonly path: string }
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
export function hostPathOf(component: ComponentDocument, written: string): MappedPath {
  if (!written.startsWith('/')) return { kind: 'relative' };
  if (component.mounts === undefined) return { kind: 'host', path: written };
  const path = normalizePath(written);
  const mount = mountOf(component.mounts, path);
  if (mount) {
    const below = path.slice(normalizePath(mount.mountPath).length);
    if (mount.beside !== undefined) return { kind: 'beside', path: withoutTrailing(mount.beside, '/') + below };
    if (mount.hostPath === undefined)
      return { kind: 'notOnHost', mount, path: withoutLeading(`${mount.subPath ?? ''}${below}`) };
    const source = mount.subPath ? `${trimSlash(mount.hostPath)}/${mount.subPath}` : trimSlash(mount.hostPath);
    return { kind: 'host', path: source + below, mount };
  }
  const { managedFolders = [], mounts } = component;
  const isManaged = managedFolders.some((folder) => path.startsWith(folder));
  // People build images of these programs with their configuration.
  const isInImage = readsScrapeConfigurations(component.component) || component.balancer !== undefined;
  if (IN_IMAGE.test(path) || (isInImage && !isManaged)) return { kind: 'image' };
  return { kind: 'unmounted', mounted: mounts.map(({ mountPath }) => mountPath) };
}

const mountAt = lookupBy<Mount>(({ mountPath }) => normalizePath(mountPath));

/** Longer than any path may be (PATH_MAX of Linux). */
const MAX_PATH = 4096;

/** How long the paths of the mounts are. */
const lengthsOf = derived(
  (mounts: readonly Mount[]): ReadonlySet<number> =>
    new Set(mounts.map(({ mountPath }) => normalizePath(mountPath).length)),
);

/** The mount that a path lies in or is; of several the deepest. Runtimes clean the path of a mount. */
function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const lengths = lengthsOf(mounts);
  let end = path.length > MAX_PATH ? path.lastIndexOf('/', MAX_PATH) : path.length;
  for (; end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
    const mount = lengths.has(end) ? mountAt(mounts, path.slice(0, end)) : undefined;
    if (mount) return mount;
  }
  return undefined;
}

function withoutLeading(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}

function trimSlash(path: string): string {
  return path.length > 1 ? withoutTrailing(path, '/') : '';
}
