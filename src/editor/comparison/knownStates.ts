import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import { documentUri, type Report } from '../../core/index.ts';
import { archivePlace, archiveUri } from '../archives/archiveUri.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { type ComparedFolder, folderState } from './comparedFolders.ts';

/** The comparable states that the window knows: its folders and archives, the folders in them that contain nodes, and archives in folders. */
export function knownStates({ report, settings }: Inspection): readonly ComparedFolder[] {
  const whole = settings.folders.map(({ uri }) => vscode.Uri.parse(uri, true));
  const uris = [...whole, ...(report ? [...foldersOfNodes(report), ...archivesIn(report)] : [])];
  return [...new Map(uris.map((uri) => [uri.toString(), stateAt(uri)])).values()];
}

/** A folder, or the folder that an archive is. */
export function stateAt(uri: vscode.Uri): ComparedFolder {
  const place = archivePlace(uri);
  if (!place) return folderState(uri);
  const { source, path } = place;
  const archive = folderState(source);
  return {
    uri: uri.toString(),
    name: path === '' ? archive.name : baseName(path),
    title: path === '' ? archive.title : `${archive.title}!/${path}`,
  };
}

/** The folders between an inspected one and the root of a node, that root included. */
function foldersOfNodes({ nodes }: Report): readonly vscode.Uri[] {
  const found = new Map<string, vscode.Uri>();
  for (const { view } of nodes) {
    const { folder, path = '', uri: root = '' } = view.root ?? {};
    if (!folder) continue;
    const names = path.split('/').filter((name) => name !== '');
    // A document that writes a node is not a folder.
    if (documentUri(root) !== root) names.pop();
    for (let depth = 1; depth <= names.length; depth++) {
      const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder.uri, true), ...names.slice(0, depth));
      found.set(uri.toString(), uri);
    }
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function archivesIn({ skipped }: Report): readonly vscode.Uri[] {
  return skipped.flatMap(({ uri, reason }) => (reason === 'archive' ? [archiveUri(vscode.Uri.parse(uri, true))] : []));
}
