import * as vscode from 'vscode';
import { panelResources } from '../panels/graphHtml.ts';

/** What a page of the viewer may do and load. */
export function viewerOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: panelResources(extension) };
}

/** The empty page that its script fills. Nothing is loaded from anywhere but the extension, and only our own script runs. */
export function viewerHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, path));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = ["default-src 'none'", `style-src ${webview.cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
  const loading = vscode.l10n.t('Looking at the file…');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certificate</title>
<link rel="stylesheet" href="${uri('media/certificate.css')}">
</head>
<body>
<p id="status" role="status"></p>
<main id="page"><p class="faint">${loading}</p></main>
<script nonce="${nonce}" src="${uri('dist/webview/certificate.js')}"></script>
</body>
</html>`;
}
