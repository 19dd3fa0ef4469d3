import { append } from '../../model/collections/lookup.ts';
import type { FoundFile } from '../../model/root.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { objectHintsOf } from './mountedObjectFiles.ts';
import { foldersOf, separateFolders } from './separateFolders.ts';

/** A control plane in pods, next to another one in a folder. */
export interface HostedPlane {
  /** The same for all its files, and different from other planes of its folder. */
  readonly key: string;
  /** Its namespace, or the folder that sets it apart from others of the namespace. */
  readonly label: string;
}

/** The planes of a namespace by the folder of their files. The only one has the empty folder, which contains all. */
type Planes = ReadonlyMap<string, HostedPlane>;

/**
 * The control plane of each file, where pods next to each other run several: in namespaces, or in folders. Objects of another namespace or
 * folder are not theirs. A file that runs several, or several files of one folder, leave open what belongs together: then no file has one.
 */
export function hostedPlanes(placed: readonly PlacedFile[]): ReadonlyMap<FoundFile, HostedPlane> {
  const found = new Map<FoundFile, HostedPlane>();
  const planes = planesByNamespace(placed);
  const count = [...planes.values()].reduce((sum, { size }) => sum + size, 0);
  for (const one of count < 2 ? [] : placed) {
    const [namespace, ...others] = objectHintsOf(one.file)?.namespaces ?? [];
    const own = namespace === undefined || others.length > 0 ? undefined : planes.get(namespace);
    const [folder] = own ? foldersOf(one.found).filter((folder) => own.has(folder)) : [];
    const plane = folder === undefined ? undefined : own?.get(folder);
    if (plane) found.set(one.found, plane);
  }
  return found;
}

function planesByNamespace(placed: readonly PlacedFile[]): ReadonlyMap<string, Planes> {
  const files = new Map<string, FoundFile[]>();
  for (const { found, file } of placed) {
    const { servers = [] } = objectHintsOf(file) ?? {};
    if (servers.length > 1) return new Map();
    for (const namespace of servers) append(files, namespace, found);
  }
  const planes = new Map<string, Planes>();
  for (const [namespace, running] of files) {
    const folders = running.length === 1 ? [''] : separateFolders(running);
    if (!folders || !areAlike(folders, namespace, placed)) return new Map();
    const plane = (folder: string) => ({ key: JSON.stringify([namespace, folder]), label: folder || namespace });
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
