import { append } from '../../model/collections/lookup.ts';
import type { FoundFile } from '../../model/root.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { objectHintsOf } from './mountedObjectFiles.ts';
import { foldersOf, separateFolders } from './separateFolders.ts';

/** A control plane in pods, next to another one in a folder. */
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
  readonly planes: readonly HostedPlane[];
  /** True if the file contains something that belongs to none of them. */
  readonly hasMore: boolean;
}

/** A hostile file may run thousands, each of which would be a node with a part of it. */
const MOST_PLANES = 64;

/**
 * The control planes of each file, where pods next to each other run several: in namespaces, or in folders. Objects of another namespace or
 * folder are not theirs. If a file runs several in one namespace, or several files are in one folder, it is open what belongs together: then no
 * file has one.
 */
export function hostedPlanes(placed: readonly PlacedFile[]): ReadonlyMap<FoundFile, PlanesOfFile> {
  const found = new Map<FoundFile, PlanesOfFile>();
  const planes = planesByNamespace(placed);
  const count = [...planes.values()].reduce((sum, { size }) => sum + size, 0);
  for (const one of count < 2 || count > MOST_PLANES ? [] : placed) {
    const { namespaces = [] } = objectHintsOf(one.file) ?? {};
    const own = namespaces.flatMap((namespace) => planeAt(planes.get(namespace), one.found) ?? []);
    if (own.length > 0) found.set(one.found, { planes: own, hasMore: own.length < namespaces.length });
  }
  return found;
}

function planeAt(planes: Planes | undefined, found: FoundFile): HostedPlane | undefined {
  const folder = planes && foldersOf(found).find((one) => planes.has(one));
  return folder === undefined ? undefined : planes?.get(folder);
}

function planesByNamespace(placed: readonly PlacedFile[]): ReadonlyMap<string, Planes> {
  const files = new Map<string, FoundFile[]>();
  for (const { found, file } of placed) {
    const { servers = [] } = objectHintsOf(file) ?? {};
    if (new Set(servers).size < servers.length) return new Map();
    for (const namespace of servers) append(files, namespace, found);
  }
  const planes = new Map<string, Planes>();
  for (const [namespace, running] of files) {
    const folders = running.length === 1 ? [''] : separateFolders(running);
    if (!folders || !areAlike(folders, namespace, placed)) return new Map();
    const plane = (folder: string) => ({
      key: JSON.stringify([namespace, folder]),
      namespace,
      label: folder || namespace,
    });
    planes.set(namespace, new Map(folders.map((folder) => [folder, plane(folder)])));
  }
  return planes;
}

/** Whether the folders hold the same objects with the same keys. Otherwise one may complete another, as the overlays of Kustomize do. */
function areAlike(folders: readonly string[], namespace: string, placed: readonly PlacedFile[]): boolean {
  const shapes = new Map(folders.map((folder) => [folder, new Set<string>()]));
  for (const { found, file } of placed) {
    const hints = objectHintsOf(file);
    const folder = hints?.namespaces.includes(namespace) ? foldersOf(found).find((one) => shapes.has(one)) : undefined;
    for (const shape of hints?.shapes ?? []) shapes.get(folder ?? '')?.add(shape);
  }
  return new Set([...shapes.values()].map((one) => [...one].sort().join('\n'))).size < 2;
}
