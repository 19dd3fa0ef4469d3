import * as vscode from 'vscode';

/** Where the panel's script and style sheet lie in the extension. */
export function panelResources(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist/webview'), vscode.Uri.joinPath(extension, 'media')];
}

/**
 * The page of the panel. Nothing is loaded from anywhere but the extension, and only our own script runs. Images are those the
 * page itself makes while it saves one.
 */
export function graphHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, path));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    'img-src blob:',
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const words = pageWords();
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="${uri('media/graph.css')}">
</head>
<body>
<div class="tools" role="toolbar" aria-label="${words.picture}">
<button id="zoom-out" type="button" aria-label="${words.zoomOut}">−</button>
<button id="zoom-in" type="button" aria-label="${words.zoomIn}">+</button>
<button id="save-png" type="button">${words.savePng}</button>
<button id="save-svg" type="button">${words.saveSvg}</button>
</div>
<p id="status" class="unseen" role="status"></p>
<p id="note" data-words="${words.omitted}" hidden></p>
<main id="stage"><p class="empty">${words.loading}</p></main>
<script nonce="${nonce}" src="${uri('dist/webview/graph.js')}"></script>
</body>
</html>`;
}

/** Translations are ours, and none holds what HTML would read. */
function pageWords() {
  return {
    title: vscode.l10n.t('Connection Graph'),
    picture: vscode.l10n.t('Picture'),
    zoomOut: vscode.l10n.t('Zoom out'),
    zoomIn: vscode.l10n.t('Zoom in'),
    savePng: vscode.l10n.t('Save PNG'),
    saveSvg: vscode.l10n.t('Save SVG'),
    loading: vscode.l10n.t('Looking at the files…'),
    // The page knows how many.
    omitted: vscode.l10n.t('{0} more nodes are not drawn: those without a control plane and with the fewest failures.'),
  };
}
