import * as vscode from 'vscode';
import { derived, isCandidatePath, isSkippedFolder } from '../../core/beforeCandidates.ts';
import type { Report } from '../../core/index.ts';

export interface FileEvents {
  /** The report whose files count as known, whatever their names. */
  readonly report: () => Report | undefined;
  /** The content of a file that matters changed on disk. */
  readonly onContent: (uri: vscode.Uri) => void;
  /** A file that matters, or a folder, was made or deleted on disk. */
  readonly onDisk: (uri: vscode.Uri) => void;
  /** The text of an open document that matters changed, unsaved. */
  readonly onText: (uri: vscode.Uri) => void;
}

/** Reports changes to files that are, or may become, part of the report. */
export function watchFiles({ report, onContent, onDisk, onText }: FileEvents): vscode.Disposable {
  const isKnown = (uri: vscode.Uri) => report()?.files.has(uri.toString()) === true;
  const isCandidate = (uri: vscode.Uri) => isCandidatePath(uri.path) || isStaticPod(uri, report());
  const matters = (uri: vscode.Uri) => isKnown(uri) || (isCandidate(uri) && !isBelowSkipped(uri));
  const whenItMatters = (uri: vscode.Uri) => {
    if (matters(uri)) onContent(uri);
  };
  const known = new KnownFolders();
  const holdsKnown = (folder: vscode.Uri) => known.of(report()).has(folder.toString());
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    // A folder that is moved in or away causes an event with its own name alone; one that replaces another, a change event.
    watcher.onDidChange(async (uri) => {
      if (isKnown(uri)) onContent(uri);
      else if (holdsKnown(uri)) onDisk(uri);
      else if (isBelowSkipped(uri)) return;
      else if (await isFolder(uri)) onDisk(uri);
      else if (isCandidate(uri)) onContent(uri);
    }),
    watcher.onDidCreate(async (uri) => {
      if (matters(uri) || (!isBelowSkipped(uri) && (await isFolder(uri)))) onDisk(uri);
    }),
    watcher.onDidDelete((uri) => {
      if (matters(uri) || holdsKnown(uri)) onDisk(uri);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => whenItMatters(uri)),
    // Unsaved text comes with the document that is opened, where a window is opened again or a file is renamed, or without a change of it.
    vscode.workspace.onDidOpenTextDocument(({ uri, isDirty }) => {
      if (isDirty && matters(uri)) onText(uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (matters(document.uri)) onText(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (isKnown(uri)) onText(uri);
    }),
  );
}

/** Whether a kubelet names the file as its static pod, or the folder that the file is directly in. */
function isStaticPod(uri: vscode.Uri, report: Report | undefined): boolean {
  const text = uri.toString();
  if (report === undefined) return false;
  const named = podFoldersIn(report);
  return named.has(text) || named.has(text.slice(0, text.lastIndexOf('/')));
}

const podFoldersIn = derived(
  ({ nodes }: Report): ReadonlySet<string> => new Set(nodes.flatMap(({ view }) => view.podFolder?.uri ?? [])),
);

function isBelowSkipped({ path }: vscode.Uri): boolean {
  return path.split('/').some(isSkippedFolder);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** The folders that files of a report lie below, found once a report: a burst of deletions asks for each of its folders. */
class KnownFolders {
  #report: Report | undefined;
  #folders: ReadonlySet<string> = new Set();

  of(report: Report | undefined): ReadonlySet<string> {
    if (report === this.#report) return this.#folders;
    const folders = new Set<string>();
    for (const uri of report?.files.keys() ?? []) {
      for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
        const folder = uri.slice(0, at);
        if (folders.has(folder)) break;
        folders.add(folder);
      }
    }
    this.#report = report;
    this.#folders = folders;
    return folders;
  }
}
