import * as vscode from 'vscode';

/** The empty page that its script fills. Nothing is loaded from anywhere but the extension, and only our own script runs. */
export function expirationHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, path));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = ["default-src 'none'", `style-src ${webview.cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
  const loading = vscode.l10n.t('Looking at the files…');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vscode.l10n.t('Certificate Expiration')}</title>
<link rel="stylesheet" href="${uri('media/expiration.css')}">
</head>
<body>
<p id="status" role="status"></p>
<main id="page"><p class="faint">${loading}</p></main>
<script nonce="${nonce}" src="${uri('dist/webview/expiration.js')}"></script>
</body>
</html>`;
}
