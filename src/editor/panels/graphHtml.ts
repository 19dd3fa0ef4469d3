import * as vscode from 'vscode';
import { pageHtml } from './pageHtml.ts';

/** The page of the graph. Images are those that the page itself makes while it saves one. */
export function graphHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const words = pageWords();
  const body = `<div class="tools" role="toolbar" aria-label="${words.picture}">
<button id="zoom-out" type="button" aria-label="${words.zoomOut}">−</button>
<button id="zoom-in" type="button" aria-label="${words.zoomIn}">+</button>
<button id="save-png" type="button">${words.savePng}</button>
<button id="save-svg" type="button">${words.saveSvg}</button>
</div>
<p id="status" class="unseen" role="status"></p>
<p id="note" data-words="${words.omitted}" hidden></p>
<main id="stage"><p class="empty">${words.loading}</p></main>
<div id="bottom"></div>`;
  return pageHtml(webview, extension, { title: words.title, name: 'graph', body, allows: 'img-src blob:' });
}

/** Translations are ours, and none holds what HTML would read. */
function pageWords() {
  return {
    title: vscode.l10n.t('Connection Graph'),
    picture: vscode.l10n.t('Graph'),
    zoomOut: vscode.l10n.t('Zoom out'),
    zoomIn: vscode.l10n.t('Zoom in'),
    savePng: vscode.l10n.t('Save PNG'),
    saveSvg: vscode.l10n.t('Save SVG'),
    loading: vscode.l10n.t('Scanning files…'),
    // The page knows how many.
    omitted: vscode.l10n.t('{0} more nodes are not shown: nodes without a control plane and with the fewest failures.'),
  };
}
