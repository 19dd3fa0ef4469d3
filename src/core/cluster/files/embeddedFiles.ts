import { isReadWithin } from '../../kubernetes/machines/readMachines.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import type { FoundFile } from '../../model/root.ts';
import { directoriesOf, parentOf } from '../../model/source/directories.ts';
import { embeddedPath, embeddedUri, splitEmbedded } from '../../model/source/embeddedUri.ts';
import { isArchivedPath } from './candidates.ts';
import { isRun, type PodFolders } from './runFiles.ts';

/** The files that a document writes as if they lay next to it, those of them that are worth reading or that a kubelet runs. */
export function foundWithin(
  found: FoundFile,
  { embedded = [] }: DecodedFile,
  podFolders: PodFolders,
): readonly FoundFile[] {
  const { folder, inRepository } = found;
  return embedded.flatMap((file) => {
    const { machine, path: inside } = file;
    const path = embeddedPath(found.path, machine, inside);
    const archived = found.archived || isArchivedPath(inside);
    const uri = embeddedUri(found.uri, machine, inside);
    const isStaticPod = isRun(uri, podFolders.get(parentOf(uri)));
    if (!isStaticPod && !isReadWithin(file)) return [];
    const marks = { ...(archived && { archived }), ...(isStaticPod && { isStaticPod }) };
    return { uri, folder, path, link: false, ...marks, inRepository };
  });
}

/** The file or directory at the URI of a document's embedded file; undefined if the document writes nothing there. */
export function embeddedAt(document: DecodedFile, uri: string): EmbeddedFile | 'directory' | undefined {
  const place = splitEmbedded(uri);
  return place && placesIn(document).get(keyOf(place.machine, place.path));
}

/** The URIs of the directories that the files make. */
export function directoriesWithin(files: readonly FoundFile[]): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const { uri } of files) {
    const place = splitEmbedded(uri);
    if (!place) continue;
    for (const path of directoriesOf(place.path)) directories.add(embeddedUri(place.document, place.machine, path));
  }
  return directories;
}

const placesIn = derived(({ embedded = [] }: DecodedFile): ReadonlyMap<string, EmbeddedFile | 'directory'> => {
  const places = new Map<string, EmbeddedFile | 'directory'>();
  for (const file of embedded) {
    for (const directory of directoriesOf(file.path)) places.set(keyOf(file.machine, directory), 'directory');
    places.set(keyOf(file.machine, file.path), file);
  }
  return places;
});

function keyOf(machine: string, path: string): string {
  return `${machine}/${path}`;
}
