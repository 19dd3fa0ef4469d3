import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import type { InspectedFolder } from '../../core/index.ts';

/** A state of a cluster's files: a folder, the folder that an archive is, or a revision of a folder. */
export interface ComparedFolder extends InspectedFolder {
  /** The visible name. */
  readonly title: string;
  /** The minor release of Kubernetes that it is evaluated as; absent for the releases that its files state. */
  readonly release?: number;
}

export interface ComparedFolders {
  readonly before: ComparedFolder;
  readonly after: ComparedFolder;
}

/** A folder by its path: below the window's folders where it lies there. */
export function folderState(uri: vscode.Uri): ComparedFolder {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const isWhole = folder?.uri.toString() === uri.toString();
  const name = baseName(uri.path) || '/';
  return { uri: uri.toString(), name, title: folder && isWhole ? folder.name : vscode.workspace.asRelativePath(uri) };
}

/** The pair if the value is one: it comes back from the window's memory. */
export function readFolders(value: unknown): ComparedFolders | undefined {
  if (typeof value !== 'object' || value === null || !('before' in value) || !('after' in value)) return undefined;
  const [before, after] = [readFolder(value.before), readFolder(value.after)];
  return before && after && { before, after };
}

function readFolder(value: unknown): ComparedFolder | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('uri' in value) || !('name' in value) || !('title' in value)) return undefined;
  const { uri, name, title } = value;
  if (typeof uri !== 'string' || typeof name !== 'string' || typeof title !== 'string') return undefined;
  const release = 'release' in value && typeof value.release === 'number' ? { release: value.release } : undefined;
  return { uri, name, title, ...release };
}
