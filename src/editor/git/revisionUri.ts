import * as vscode from 'vscode';
import { SCHEMES } from '../manifest/ids.ts';

/** A file or folder in a commit. */
export interface RevisionPlace {
  readonly commit: string;
  /** The path of the file on disk, whether or not it exists. */
  readonly file: vscode.Uri;
}

/** The commit is the authority, and the path is that on disk. */
export function revisionUri({ commit, file }: RevisionPlace): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEMES.revision, authority: commit, path: file.path });
}

/** Undefined for what is in no commit. */
export function revisionPlace({ scheme, authority, path }: vscode.Uri): RevisionPlace | undefined {
  if (scheme !== SCHEMES.revision || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(authority)) return undefined;
  return { commit: authority, file: vscode.Uri.from({ scheme: 'file', path }) };
}
