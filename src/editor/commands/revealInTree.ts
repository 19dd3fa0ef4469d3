import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { activeFile, fileOf, treesOfFile } from '../trees/activeFile.ts';
import type { PkiTree } from '../trees/pkiTree.ts';
import type { Command } from './command.ts';

/** Selects a file, that of the active editor unless another is given, in the view that tells most of it. */
export const revealInTree: Command = {
  id: COMMANDS.revealInTree,
  async run({ inspection: { report }, trees }, [given]) {
    const file = given instanceof vscode.Uri ? fileOf(report, given) : activeFile(report);
    if (!report || !file) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This file is not among those that are inspected.'));
      return;
    }
    const find = (tree: PkiTree) => ({ tree, row: tree.find(file) });
    const { certificates, kubeconfigs, components } = trees;
    const order = [...treesOfFile(report, file.uri, trees), certificates, kubeconfigs, components];
    let found = order.map(find).find(({ row }) => row);
    // What the person asks to see is not to be hidden, nor told by a lesser view.
    if (trees.choices.filter && order[0] === certificates && found?.tree !== certificates) {
      trees.choices.filterBy(undefined);
      found = order.map(find).find(({ row }) => row);
    }
    if (found?.row) await found.tree.view.reveal(found.row, { select: true, focus: true });
    else void vscode.window.showInformationMessage(vscode.l10n.t('This file holds nothing that the views show.'));
  },
};
