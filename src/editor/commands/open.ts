import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import { openableUri, toVisibleRange } from '../conversion/convert.ts';
import { decodedFileUri, ruleUri } from '../conversion/documentUris.ts';
import { COMMANDS, SECTION, SETTINGS } from '../manifest/ids.ts';
import { ruleFinding } from '../surfaces/findingSection.ts';
import { activeFile, fileOf, treesOfFile } from '../trees/activeFile.ts';
import type { PkiTree } from '../trees/pkiTree.ts';
import type { Command } from './command.ts';
import { openViewer } from './openViewer.ts';
import { rowTarget } from './rowTarget.ts';

/**
 * Goes to a place of a file in the report: `uri, start, end`. A binary file is shown decoded, and the certificate at the place, `sha256`, in the
 * viewer unless the text is preferred.
 */
export const openPlace: Command = {
  id: COMMANDS.openPlace,
  run(context, [uri, start, end, certificate]) {
    if (typeof uri !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined;
    const file = context.inspection.report?.files.get(uri);
    if (!file) return undefined;
    if (typeof certificate === 'string' && !prefersText()) {
      return openViewer.run(context, [{ certificate, target: { uri } }]);
    }
    const target = openableUri(uri);
    if (file.text === undefined && !file.within) {
      const name = baseName(target.path);
      return vscode.window.showTextDocument(decodedFileUri(uri, name), { preview: true });
    }
    // Only the start is selected: a whole block in the selection's color is hard to read.
    const { start: at } = toVisibleRange(file, { start, end });
    return vscode.window.showTextDocument(target, { preview: true, selection: new vscode.Range(at, at) });
  },
};

function prefersText(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS.certificateRows) === 'text';
}

/** Opens the page of a rule, rendered where VS Code can; as text otherwise: `rule`, or `rule, uri, start` of the finding that it begins with. */
export const openRule: Command = {
  id: COMMANDS.openRule,
  async run({ inspection: { report } }, [rule, file, start]) {
    if (typeof rule !== 'string') return;
    const isAtFinding = report && typeof file === 'string' && typeof start === 'number';
    const at = isAtFinding && { uri: file, span: { start, end: start } };
    const uri = ruleUri(rule, at ? ruleFinding(report, { rule, at }) : undefined);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  },
};

/** Selects a row's file in the Explorer. */
export const revealFile: Command = {
  id: COMMANDS.revealFile,
  run(_context, [row]) {
    const target = rowTarget(row);
    return target && vscode.commands.executeCommand('revealInExplorer', openableUri(target.uri));
  },
};

/** Selects a file, that of the active editor unless another is given, in the view that tells most of it. */
export const revealInTree: Command = {
  id: COMMANDS.revealInTree,
  async run({ inspection: { report }, trees }, [given]) {
    const file = given instanceof vscode.Uri ? fileOf(report, given) : activeFile(report);
    if (!report || !file) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This file is not part of the scan.'));
      return;
    }
    const find = (tree: PkiTree) => ({ tree, row: tree.find(file) });
    const { certificates, kubeconfigs, components } = trees;
    const order = [...treesOfFile(report, file.uri, trees), certificates, kubeconfigs, components];
    let found = order.map(find).find(({ row }) => row);
    // A certificate that the person asks to see must not be hidden by a filter, and is shown in the best view.
    if (trees.choices.filter && order[0] === certificates && found?.tree !== certificates) {
      trees.choices.filterBy(undefined);
      found = order.map(find).find(({ row }) => row);
    }
    if (found?.row) await found.tree.view.reveal(found.row, { select: true, focus: true });
    else void vscode.window.showInformationMessage(vscode.l10n.t('The views show nothing from this file.'));
  },
};
