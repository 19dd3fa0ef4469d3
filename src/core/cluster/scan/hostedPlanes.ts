import { append } from '../../model/collections/lookup.ts';
import type { FoundFile } from '../../model/root.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { objectHintsOf } from './mountedObjectFiles.ts';
import { foldersOf, separateFolders } from './separateFolders.ts';

/** A control plane in pods that is a node by itself. */
export interface HostedPlane {
  /** The same for all its files, and different from other planes of its folder. */
  readonly key: string;
  readonly namespace: string;
  /** Its namespace, or the folder that sets it apart from others of the namespace. */
  readonly label: string;
}

/** The planes of a namespace by the folder of their files. The only one has the empty folder, which contains all. */
type Planes = ReadonlyMap<string, HostedPlane>;

/** The control planes of a file. */
export interface PlanesOfFile {
  /** One at most of each namespace. */
  readonly planes: readonly HostedPlane[];
  /** True if the file contains something that belongs to none of them. */
  readonly hasMore: boolean;
}

/**
 * The control planes of each file, if there are at least so many: in namespaces, or in folders. Objects of another namespace or folder are not
 * theirs. If a file runs several in one namespace, or several files are in one folder, it is open what belongs together: then what
 * is in this namespace belongs to none.
 */
export function hostedPlanes(placed: readonly PlacedFile[], least: number): ReadonlyMap<FoundFile, PlanesOfFile> {
  const found = new Map<FoundFile, PlanesOfFile>();
  const planes = planesByNamespace(placed);
  const count = [...planes.values()].reduce((sum, { size }) => sum + Math.max(size, 1), 0);
  for (const one of count < least ? [] : placed) {
    const { owners = [], hasOutside = false } = objectHintsOf(one.file) ?? {};
    const own = owners.flatMap((owner) => planeAt(planes.get(owner), one.found) ?? []);
    const hasMore = own.length < owners.length || (own.length > 1 && hasOutside);
    if (own.length > 0) found.set(one.found, { planes: own, hasMore });
  }
  return found;
}

function planeAt(planes: Planes | undefined, found: FoundFile): HostedPlane | undefined {
  const folder = planes && foldersOf(found).find((one) => planes.has(one));
  return folder === undefined ? undefined : planes?.get(folder);
}

/** Empty for a namespace whose planes are open. */
function planesByNamespace(placed: readonly PlacedFile[]): ReadonlyMap<string, Planes> {
  const files = new Map<string, FoundFile[]>();
  const shapes = new Map<string, ShapeInFile[]>();
  for (const { found, file } of placed) {
    const hints = objectHintsOf(file);
    for (const namespace of hints?.servers ?? []) append(files, namespace, found);
    for (const [namespace, shape] of hints?.shapes ?? []) append(shapes, namespace, { found, shape });
  }
  const planes = new Map<string, Planes>();
  for (const [namespace, running] of files) {
    const folders = running.length === 1 ? [''] : (separateFolders(running) ?? []);
    const plane = (folder: string) => ({
      key: JSON.stringify([namespace, folder]),
      namespace,
      label: folder || namespace,
    });
    const apart = areAlike(folders, shapes.get(namespace) ?? []) ? folders : [];
    planes.set(namespace, new Map(apart.map((folder) => [folder, plane(folder)])));
  }
  return planes;
}

/** An object of a namespace with the keys of its values, as text. */
interface ShapeInFile {
  readonly found: FoundFile;
  readonly shape: string;
}

/** Whether the folders hold the same objects with the same keys. Otherwise one may complete another, as the overlays of Kustomize do. */
function areAlike(folders: readonly string[], shapes: readonly ShapeInFile[]): boolean {
  const byFolder = new Map(folders.map((folder) => [folder, new Set<string>()]));
  for (const { found, shape } of shapes) {
    const folder = foldersOf(found).find((one) => byFolder.has(one));
    if (folder !== undefined) byFolder.get(folder)?.add(shape);
  }
  return new Set([...byFolder.values()].map((one) => [...one].sort().join('\n'))).size < 2;
}
