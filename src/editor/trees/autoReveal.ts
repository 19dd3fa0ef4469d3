import * as vscode from 'vscode';
import { CONTEXT_KEYS, SECTION, SETTINGS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { activeFile } from './activeFile.ts';
import type { PkiTree } from './pkiTree.ts';
import { type FileTrees, treesOfFile } from './treesOfFile.ts';

/** As Explorer does: selects the active editor's file in each visible view that tells what it is, without taking the focus. */
export function registerAutoReveal(inspection: Inspection, trees: FileTrees): vscode.Disposable {
  const all = [trees.certificates, trees.kubeconfigs, trees.components];
  let lastUri: string | undefined;
  const revealIn = async (tree: PkiTree) => {
    const { report } = inspection;
    const file = isOn() ? activeFile(report) : undefined;
    if (!report || !file || !tree.view.visible || !treesOfFile(report, file.uri, trees).includes(tree)) return;
    // What was clicked leads here already, and is nearer to what is meant.
    if (tree.view.selection.some(({ target }) => target?.uri === file.uri)) return;
    const row = tree.find(file);
    if (row) await tree.view.reveal(row, { select: true, focus: false });
  };
  const onEditor = () => {
    const uri = activeFile(inspection.report)?.uri;
    if (uri === lastUri) return;
    lastUri = uri;
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.activeFile, uri !== undefined);
    for (const tree of all) void revealIn(tree);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(onEditor),
    vscode.window.tabGroups.onDidChangeTabs(onEditor),
    // The first report finds an editor open; a later one changes nothing that the person has selected since.
    inspection.onDidChange(onEditor),
    ...all.map((tree) => tree.view.onDidChangeVisibility(() => void revealIn(tree))),
  );
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS.autoReveal) === true;
}
