import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import { ADDED, type GitRepository } from './gitApi.ts';

/** The tree without files, which every repository knows, of SHA-1 and of SHA-256. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const EMPTY_TREE_SHA256 = '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74de5321f4';

/** Which files a commit has: by the key of a folder, the names in it. */
export interface RevisionFiles {
  /** `changed`: other than on disk, or not there. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, 'same' | 'changed' | 'folder'>>;
}

/** A name for a file or folder on disk, the same however its URI is written. */
export function keyOf(file: vscode.Uri): string {
  return file.with({ scheme: 'file' }).toString();
}

/** Lists a commit by what differs: between nothing and the disk, and between the commit and the disk. */
export async function listRevision(repository: GitRepository, commit: string): Promise<RevisionFiles> {
  const empty = commit.length === 64 ? EMPTY_TREE_SHA256 : EMPTY_TREE;
  const [tracked, changes] = await Promise.all([repository.diffWith(empty), repository.diffWith(commit)]);
  const files = new Map<string, { readonly file: vscode.Uri; readonly state: 'same' | 'changed' }>();
  for (const { uri } of tracked) files.set(keyOf(uri), { file: uri, state: 'same' });
  // A renamed file is one that was not there, and one that is there no longer.
  for (const { uri } of changes) files.delete(keyOf(uri));
  for (const { originalUri, status } of changes)
    if (status !== ADDED) files.set(keyOf(originalUri), { file: originalUri, state: 'changed' });
  const folders = new Map<string, Map<string, 'same' | 'changed' | 'folder'>>();
  for (const { file, state } of files.values()) enter(folders, file, state, keyOf(repository.rootUri));
  return { folders };
}

/** Enters a file in its folder, and each folder up to the top in the one above. */
function enter(
  folders: Map<string, Map<string, 'same' | 'changed' | 'folder'>>,
  file: vscode.Uri,
  state: 'same' | 'changed' | 'folder',
  top: string,
): void {
  let [at, kind] = [file, state];
  for (;;) {
    const parent = vscode.Uri.joinPath(at, '..');
    const key = keyOf(parent);
    const names = folders.get(key) ?? new Map<string, 'same' | 'changed' | 'folder'>();
    const isNew = !folders.has(key);
    folders.set(key, names.set(baseName(at.path), kind));
    if (!isNew || key === top || parent.path === '/' || parent.path === at.path) return;
    [at, kind] = [parent, 'folder'];
  }
}
