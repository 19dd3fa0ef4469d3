import * as vscode from 'vscode';
import type { Host } from '../../host/host.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { CONTEXT_KEYS, SECTION, SETTINGS, VIEWS } from '../manifest/ids.ts';
import { activeFile, type FileTrees, treesOfFile } from './activeFile.ts';
import { CertificateChoices } from './certificateChoices.ts';
import { certificatesTree } from './certificatesTree.ts';
import { PkiTree } from './pkiTree.ts';
import { componentRows, connectionRows, kubeconfigRows } from './rows.ts';
import { createTurns, type NextTurn } from './turns.ts';

/** The trees of the activity bar's container. */
export interface Trees extends vscode.Disposable {
  readonly certificates: PkiTree;
  readonly kubeconfigs: PkiTree;
  readonly components: PkiTree;
  readonly connections: PkiTree;
  readonly choices: CertificateChoices;
}

/** `memento` remembers how the certificates are ordered. */
export function registerTrees(inspection: Inspection, memento: vscode.Memento, host: Pick<Host, 'pause'>): Trees {
  const choices = new CertificateChoices(memento);
  const nextTurn = createTurns(host);
  const certificates = certificatesTree(inspection, choices, nextTurn);
  const kubeconfigs = new PkiTree(VIEWS.kubeconfigs, inspection, (...given) => kubeconfigRows(...given), nextTurn);
  const components = new PkiTree(VIEWS.components, inspection, (...given) => componentRows(...given), nextTurn);
  const connections = new PkiTree(VIEWS.connections, inspection, (report) => connectionRows(report), nextTurn);
  const all = vscode.Disposable.from(
    choices,
    certificates,
    kubeconfigs,
    components,
    connections,
    registerAutoReveal(inspection, { certificates: certificates.tree, kubeconfigs, components }, nextTurn),
  );
  return {
    certificates: certificates.tree,
    kubeconfigs,
    components,
    connections,
    choices,
    dispose: () => all.dispose(),
  };
}

/** As Explorer does: selects the active editor's file in each visible view that tells what it is, without taking the focus. */
function registerAutoReveal(inspection: Inspection, trees: FileTrees, nextTurn: NextTurn): vscode.Disposable {
  const all = [trees.certificates, trees.kubeconfigs, trees.components];
  let lastUri: string | undefined;
  const revealIn = async (tree: PkiTree) => {
    await nextTurn();
    const { report } = inspection;
    const file = isOn() ? activeFile(report) : undefined;
    if (!report || !file || !tree.view.visible || !treesOfFile(report, file.uri, trees).includes(tree)) return;
    // A clicked row is already selected, and is nearer to the intended one.
    if (tree.view.selection.some(({ target }) => target?.uri === file.uri)) return;
    const row = tree.find(file);
    // A row that is gone by the time the view asks for it is not missed.
    if (row) await tree.view.reveal(row, { select: true, focus: false }).then(undefined, () => {});
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
