import * as vscode from 'vscode';
import { pageHtml } from '../pages/pageHtml.ts';

/** The page of the graph. Images are those that the page itself makes while it saves one. */
export function graphHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const words = pageWords();
  const body = `<div class="tools" role="toolbar" aria-label="${words.picture}">
<input id="filter" type="search" placeholder="${words.filter}" aria-label="${words.filter}">
<button id="unfold" type="button" aria-pressed="false" hidden>${words.unfold}</button>
<button id="next-failure" type="button" title="${words.nextFailureKey}">${words.nextFailure}</button>
<button id="fit" type="button">${words.fit}</button>
<button id="zoom-out" type="button" aria-label="${words.zoomOut}">−</button>
<button id="zoom-in" type="button" aria-label="${words.zoomIn}">+</button>
<button id="save-png" type="button">${words.savePng}</button>
<button id="save-svg" type="button">${words.saveSvg}</button>
</div>
<p id="status" class="unseen" role="status" data-none="${words.noFailure}"></p>
<p id="note" data-folded="${words.folded}" data-omitted="${words.omitted}" hidden></p>
<main id="stage" data-no-match="${words.noMatch}"><p class="empty">${words.loading}</p></main>
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
    filter: vscode.l10n.t('Filter the graph'),
    noMatch: vscode.l10n.t('Nothing in the graph matches the filter.'),
    unfold: vscode.l10n.t('Show All Nodes'),
    nextFailure: vscode.l10n.t('Next Failure'),
    nextFailureKey: vscode.l10n.t('Go to the next failure (F8)'),
    noFailure: vscode.l10n.t('No connection fails.'),
    fit: vscode.l10n.t('Fit'),
    folded: vscode.l10n.t('{0} nodes without failures are folded.'),
    loading: vscode.l10n.t('Scanning files…'),
    // The page knows how many.
    omitted: vscode.l10n.t('{0} more nodes are not shown: nodes without a control plane and with the fewest failures.'),
  };
}
