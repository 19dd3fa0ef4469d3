import * as vscode from 'vscode';
import { loadingBody, pageHtml, panelResources } from '../pages/pageHtml.ts';

/** The permissions and resources of a page of the viewer. */
export function viewerOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: panelResources(extension) };
}

export function viewerHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const body = loadingBody(vscode.l10n.t('Reading the file…'));
  return pageHtml(webview, extension, { title: vscode.l10n.t('Certificate'), name: 'certificate', body });
}
