import * as vscode from 'vscode';

/** The parts that differ between the pages of webviews. */
export interface PageParts {
  readonly title: string;
  /** Names the page's own style sheet in `media`, which follows the one of all pages, and its script in `dist/webview`. */
  readonly name: 'certificate' | 'comparison' | 'expiration' | 'graph';
  /** HTML of ours. */
  readonly body: string;
  /** The further resources that the page may load, besides its script and style sheet, as a directive of its content security policy. */
  readonly allows?: string;
}

/** The folders of the extension with the scripts and style sheets of pages. */
export function panelResources(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist/webview'), vscode.Uri.joinPath(extension, 'media')];
}

/** A page that its script fills. Nothing is loaded from anywhere but the extension, and only our own script runs. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, name, body, allows }: PageParts,
): string {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, path));
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    ...(allows === undefined ? [] : [allows]),
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${uri('media/page.css')}">
<link rel="stylesheet" href="${uri(`media/${name}.css`)}">
</head>
<body>
${body}
<script nonce="${nonce}" src="${uri(`dist/webview/${name}.js`)}"></script>
</body>
</html>`;
}

/** The body of a page that says how far it is until its script has something to show. */
export function loadingBody(loading: string): string {
  return `<p id="status" role="status"></p>
<main id="page"><p class="faint">${loading}</p></main>`;
}
