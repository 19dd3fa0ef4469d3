import * as vscode from 'vscode';
import { loadingBody, pageHtml, panelResources } from '../panels/pageHtml.ts';

/** What a page of the viewer may do and load. */
export function viewerOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: panelResources(extension) };
}

export function viewerHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const body = loadingBody(vscode.l10n.t('Reading the file…'));
  return pageHtml(webview, extension, { title: vscode.l10n.t('Certificate'), name: 'certificate', body });
}
