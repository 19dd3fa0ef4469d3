import * as vscode from 'vscode';
import { drawWeb, type Location } from '../../core/index.ts';
import type { FromWebview, ToWebview } from '../../webview/protocol/messages.ts';
import { readRequest } from '../../webview/protocol/readRequest.ts';
import { COMMANDS, PANELS } from '../ids.ts';
import type { Inspection } from '../inspection.ts';
import { localizedPicture } from './localizedPicture.ts';
import { panelIcon } from './panelIcon.ts';
import { saveImage } from './saveImage.ts';
import { webHtml, webResources } from './webHtml.ts';

/** What the panel said it has on the screen. */
export type DrawnPicture = Omit<Extract<FromWebview, { kind: 'drawn' }>, 'kind' | 'request'>;

/** The panel mTLS Web: at most one, drawn from each report, restored when the window opens again. */
export class WebPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #drawn = new vscode.EventEmitter<DrawnPicture>();
  /** Fires when a picture is on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #inspection: Inspection;
  readonly #log: vscode.LogOutputChannel;
  readonly #extension: vscode.Uri;
  readonly #disposables: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** Set once the page's script listens: what is posted before that would be lost. */
  #listens = false;
  #places: ReadonlyMap<string, Location> = new Map();

  constructor(inspection: Inspection, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#inspection = inspection;
    this.#log = log;
    this.#extension = extension;
    this.#disposables = vscode.Disposable.from(
      this.#drawn,
      inspection.onDidChange(() => this.#draw()),
      vscode.window.registerWebviewPanelSerializer(PANELS.web, this),
    );
  }

  /** Shows the panel, in the column where it is or else beside the editor's own. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    this.#adopt(vscode.window.createWebviewPanel(PANELS.web, vscode.l10n.t('mTLS Web'), vscode.ViewColumn.Active));
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
    panel.webview.html = webHtml(panel.webview, this.#extension);
  }

  async #receive(webview: vscode.Webview, message: unknown): Promise<void> {
    const read = readRequest(message);
    if ('problem' in read) {
      this.#log.warn(`mTLS Web: ${read.problem}`);
      if (read.number !== undefined) post(webview, { kind: 'reply', request: read.number, error: read.problem });
      return;
    }
    const { request } = read;
    const error = await this.#serve(request).catch((thrown: unknown) => String(thrown));
    if (error !== undefined) {
      this.#log.warn(`mTLS Web: ${error}`);
      if (request.kind !== 'failed') vscode.window.showWarningMessage(error);
    }
    post(webview, { kind: 'reply', request: request.request, error });
  }

  /** Undefined where the request was served, else why not. */
  async #serve(request: FromWebview): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        this.#listens = true;
        this.#draw();
        return undefined;
      case 'drawn': {
        const { revision, boxes, edges } = request;
        this.#drawn.fire({ revision, boxes, edges });
        return undefined;
      }
      case 'open': {
        const place = this.#places.get(request.id);
        if (!place) return vscode.l10n.t('This is no longer among the files.');
        const { uri, span } = place;
        await vscode.commands.executeCommand(COMMANDS.openPlace, uri, span.start, span.end);
        return undefined;
      }
      case 'save':
        await saveImage(request.format, request.bytes);
        return undefined;
      case 'failed':
        return request.message;
    }
  }

  #draw(): void {
    const { report } = this.#inspection;
    if (!report || !this.#panel || !this.#listens) return;
    const { picture, places } = drawWeb(
      report.connections,
      report.nodes.map(({ view }) => view),
    );
    this.#places = places;
    post(this.#panel.webview, { kind: 'picture', revision: report.revision, picture: localizedPicture(picture) });
  }
}

/** A page that is gone takes no messages, and misses none. */
function post(webview: vscode.Webview, message: ToWebview): void {
  webview.postMessage(message).then(undefined, () => {});
}
