import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../src/core/index.ts';
import type { ExtensionApi, TestedApi } from '../../../src/extension.ts';

/** The API of the running extension for others, and for its own tests. */
export async function activatedApi(): Promise<TestedApi> {
  const extension = vscode.extensions.getExtension<TestedApi>('kubernetes-pki-inspector.kubernetes-pki-inspector');
  assert.ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** The API of the running extension for the tests, once its first report is there. */
export async function readyApi(): Promise<ExtensionApi> {
  const { internal: api } = await activatedApi();
  if (!api.report() || api.report()?.isPartial) await api.refresh();
  return api;
}

export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** The first report for which `wanted` holds, the present one included. */
export async function reportWhere(api: ExtensionApi, wanted: (report: Report) => boolean): Promise<Report> {
  const present = api.report();
  if (present && wanted(present)) return present;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No such report came within a minute.')), 60_000);
    const listener = api.onDidChange((report) => {
      if (!wanted(report)) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(report);
    });
  });
}

/** The rules of our findings that Problems shows for a file. */
export function rulesShownFor(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).flatMap(({ source, code }) => {
    if (source !== 'Kubernetes PKI' || typeof code !== 'object') return [];
    return [String(code.value)];
  });
}

/** The Markdown of every hover at the first place in the file that shows the text, behind another text where one is given. */
export async function hoverAt(uri: vscode.Uri, text: string, behind = ''): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  const offset = document.getText().indexOf(text, document.getText().indexOf(behind));
  assert.ok(offset >= 0, `${uri.path} does not hold ${text}`);
  const position = document.positionAt(offset + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The file that a flag of a component leads to; undefined if it leads to none. */
export function flagTarget(report: Report, component: string, flag: string): string | undefined {
  for (const { view } of report.nodes) {
    for (const { name, flags } of view.components) {
      if (name !== component) continue;
      const resolution = flags.find((one) => one.flag.name === flag)?.reference?.resolution;
      if (resolution?.kind === 'file') return resolution.uri;
    }
  }
  return undefined;
}

/** Closes what a test left open, and asks for nothing. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
