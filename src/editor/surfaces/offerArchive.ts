import * as vscode from 'vscode';
import { phrase, untrusted } from '../../core/index.ts';
import { archivesAtTop } from '../inspection/archivesAtTop.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { fileName } from '../text/fileName.ts';
import { shown, shownNotice } from '../text/shown.ts';

/** Offers to inspect an archive that is opened like a file, in a folder that holds no other PKI. VS Code has nothing to show of it. Once for each. */
export function registerArchiveOffer(inspection: Inspection): vscode.Disposable {
  const offered = new Set<string>();
  return vscode.window.tabGroups.onDidChangeTabs(async () => {
    const uri = openedArchive(inspection);
    if (!uri || offered.has(uri.toString())) return;
    offered.add(uri.toString());
    const name = untrusted(fileName(uri.path));
    const inspect = shown(phrase('Inspect {name}', { name }));
    const text = phrase('{name} may hold the files of a node. They are read without unpacking it.', { name });
    const choice = await vscode.window.showInformationMessage(shownNotice(text), inspect);
    if (choice === inspect) await vscode.commands.executeCommand(COMMANDS.inspectArchive, uri);
  });
}

function openedArchive({ state, report }: Inspection): vscode.Uri | undefined {
  if (state !== 'archive') return undefined;
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const opened = input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
  return archivesAtTop(report).find((uri) => uri.toString() === opened);
}
