import * as vscode from 'vscode';
import { type ExpirationReport, type ShownExpiration, shownExpirations } from '../../core/index.ts';
import type { FromExpiration, ToExpiration } from '../../webview/protocol/expirationMessages.ts';
import { readExpirationRequest } from '../../webview/protocol/readExpirationRequest.ts';
import { COMMANDS, PANELS } from '../ids.ts';
import type { Inspection } from '../inspection.ts';
import { expirationOf, expirationSummaryOf } from '../surfaces/expirationOf.ts';
import { localized } from '../words.ts';
import { expirationHtml } from './expirationHtml.ts';
import { expirationWords, summarySentences } from './expirationWords.ts';
import { panelIcon } from './panelIcon.ts';
import { saveExpiration } from './saveExpiration.ts';
import { webResources } from './webHtml.ts';

/** What the page said it has on the screen. */
export type DrawnExpirations = Omit<Extract<FromExpiration, { kind: 'drawn' }>, 'kind' | 'request'>;

/** The panel Certificate Expiration: at most one, drawn from each report, restored when the window opens again. */
export class ExpirationPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #drawn = new vscode.EventEmitter<DrawnExpirations>();
  /** Fires when rows are on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #inspection: Inspection;
  readonly #log: vscode.LogOutputChannel;
  readonly #extension: vscode.Uri;
  readonly #disposables: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** Set once the page's script listens: what is posted before that would be lost. */
  #listens = false;
  #shown: ExpirationReport | undefined;

  constructor(inspection: Inspection, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#inspection = inspection;
    this.#log = log;
    this.#extension = extension;
    this.#disposables = vscode.Disposable.from(
      this.#drawn,
      inspection.onDidChange(() => this.#draw()),
      vscode.window.registerWebviewPanelSerializer(PANELS.expiration, this),
    );
  }

  /** Shows the panel, in the column where it is or else in the active one. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Certificate Expiration');
    this.#adopt(vscode.window.createWebviewPanel(PANELS.expiration, title, vscode.ViewColumn.Active));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel?.dispose();
    this.#adopt(panel);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#disposables.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    this.#listens = false;
    panel.iconPath = panelIcon(this.#extension);
    panel.webview.options = { enableScripts: true, localResourceRoots: webResources(this.#extension) };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(panel.webview, message));
    // A hidden page is thrown away; it says that it is ready when it is made again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#listens = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = expirationHtml(panel.webview, this.#extension);
  }

  async #receive(webview: vscode.Webview, message: unknown): Promise<void> {
    const read = readExpirationRequest(message);
    if ('problem' in read) {
      this.#log.warn(`Certificate Expiration: ${read.problem}`);
      if (read.number !== undefined) post(webview, { kind: 'reply', request: read.number, error: read.problem });
      return;
    }
    const { request } = read;
    const error = await this.#serve(request).catch((thrown: unknown) => String(thrown));
    if (error !== undefined) this.#log.warn(`Certificate Expiration: ${error}`);
    post(webview, { kind: 'reply', request: request.request, error });
  }

  /** Undefined where the request was served, else why not. */
  async #serve(request: FromExpiration): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        this.#listens = true;
        this.#draw();
        return undefined;
      case 'drawn': {
        const { revision, rows, clusters } = request;
        this.#drawn.fire({ revision, rows, clusters });
        return undefined;
      }
      case 'open': {
        const place = this.#entry(request.id)?.at;
        if (!place) return GONE();
        await vscode.commands.executeCommand(COMMANDS.openPlace, place.uri, place.span.start, place.span.end);
        return undefined;
      }
      case 'copy': {
        const command = this.#entry(request.id)?.renewal.command;
        if (command === undefined) return GONE();
        await vscode.commands.executeCommand(COMMANDS.copyCommand, command);
        return undefined;
      }
      case 'save':
        if (!this.#shown) return GONE();
        await saveExpiration(request.format, this.#shown);
        return undefined;
      case 'text':
        await vscode.commands.executeCommand(COMMANDS.openExpirationText);
        return undefined;
      case 'failed':
        return request.message;
    }
  }

  #entry(id: string) {
    const { certificates = [], authorities = [] } = this.#shown ?? {};
    return certificates.find((one) => one.id === id) ?? authorities.find((one) => one.id === id);
  }

  #draw(): void {
    const { report, settings } = this.#inspection;
    if (!report || !this.#panel || !this.#listens) return;
    const expirations = expirationOf(report, settings);
    this.#shown = expirations;
    const { now, nodes, thresholds } = expirations;
    const { certificates, authorities } = shownExpirations(expirations);
    post(this.#panel.webview, {
      kind: 'expirations',
      certificates: certificates.map(withNote),
      authorities: authorities.map(withNote),
      revision: report.revision,
      now,
      warningDays: thresholds.warningDays,
      caWarningDays: thresholds.caWarningDays,
      summary: summarySentences(expirations, expirationSummaryOf(report, settings)),
      severalNodes: nodes.length > 1,
      words: expirationWords(),
    });
  }
}

/** Dates, durations and columns are kubeadm's own words. */
function withNote(row: ShownExpiration): ShownExpiration {
  return row.note === undefined ? row : { ...row, note: localized(row.note) };
}

const GONE = () => vscode.l10n.t('This is no longer among the files.');

/** A page that is gone takes no messages, and misses none. */
function post(webview: vscode.Webview, message: ToExpiration): void {
  webview.postMessage(message).then(undefined, () => {});
}
