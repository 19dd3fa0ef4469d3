import * as vscode from 'vscode';

/** As much of VS Code's Git extension as is used here (its `git.d.ts`, version 1). It runs git, not we. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  /** The differences between a tree and the files on disk, without untracked ones. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
  /** Rejects if the tree does not have the path. */
  getObjectDetails(ref: string, path: string): Promise<{ readonly mode: string; readonly size: number }>;
  checkIgnore(paths: string[]): Promise<ReadonlySet<string>>;
  getRefs(query: { readonly sort?: 'committerdate' }): Promise<readonly GitRef[]>;
  log(options: { readonly maxEntries?: number; readonly path?: string }): Promise<readonly GitCommit[]>;
}

export interface GitChange {
  readonly uri: vscode.Uri;
  /** The path of the file in the tree. */
  readonly originalUri: vscode.Uri;
  readonly status: number;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly commitDate?: Date;
}

export interface GitRef {
  readonly name?: string;
  readonly commit?: string;
}

/** The values of its `Status` for files that the tree does not have; all other differences are deleted, modified or renamed files. */
export const ADDED = 1;

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<string>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** A window that opens finds its repositories within this time. Milliseconds. */
const FOUND_WITHIN = 10_000;

/** The repository that the folder is in, among those that are open in the window; undefined also where Git is missing or switched off. */
export async function repositoryOf(folder: vscode.Uri): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension || folder.scheme !== 'file') return undefined;
  const git = await extension.activate();
  if (!git.enabled) return undefined;
  const api = git.getAPI(1);
  await initialized(api);
  return api.getRepository(folder) ?? undefined;
}

function initialized({ state, onDidChangeState }: GitApi): Promise<void> {
  if (state === 'initialized') return Promise.resolve();
  return new Promise((resolve) => {
    const listener = onDidChangeState(() => end());
    const timer = setTimeout(() => end(), FOUND_WITHIN);
    const end = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
  });
}
