import * as vscode from 'vscode';
import type { ReadRequest } from '../../webview/protocol/requests.ts';
import { panelResources } from '../pages/pageHtml.ts';
import { panelIcon } from '../pages/panelIcon.ts';

interface Numbered {
  readonly request: number;
  readonly kind: string;
}

/** A panel of which there is at most one: shown again where it is, restored when the window opens again. */
export class SinglePanel<Request extends Numbered, Message>
  implements vscode.Disposable, vscode.WebviewPanelSerializer
{
  readonly #page: PanelPage<Request, Message>;
  readonly #log: vscode.LogOutputChannel;
  readonly #extension: vscode.Uri;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** Set once the page's script listens: what is posted before that would be lost. */
  #listens = false;

  constructor(page: PanelPage<Request, Message>, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#page = page;
    this.#log = log;
    this.#extension = extension;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(page.type, this);
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Shows the panel, in the column where it is or else in the active one. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    this.#adopt(vscode.window.createWebviewPanel(this.#page.type, this.#page.title(), vscode.ViewColumn.Active));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel?.dispose();
    this.#adopt(panel);
  }

  /** Draws the page again where somebody sees it. */
  draw(): void {
    if (!this.#panel || !this.#listens) return;
    const message = this.#page.draw();
    if (message !== undefined) post(this.#panel.webview, message);
  }

  /** Sends what was asked for on top of the page. */
  send(message: Message): void {
    if (this.#panel && this.#listens) post(this.#panel.webview, message);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#serializer.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    this.#listens = false;
    panel.iconPath = panelIcon(this.#extension);
    panel.webview.options = { enableScripts: true, localResourceRoots: panelResources(this.#extension) };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(panel.webview, message));
    // A hidden page is thrown away; it says that it is ready when it is made again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#listens = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = this.#page.html(panel.webview, this.#extension);
  }

  async #receive(webview: vscode.Webview, message: unknown): Promise<void> {
    const read = this.#page.read(message);
    if ('problem' in read) {
      this.#log.warn(`${this.#page.name}: ${read.problem}`);
      if (read.number !== undefined) post(webview, reply(read.number, read.problem));
      return;
    }
    const { request } = read;
    const error = await this.#serve(request).catch((thrown: unknown) => String(thrown));
    if (error !== undefined) {
      this.#log.warn(`${this.#page.name}: ${error}`);
      this.#page.onFailed?.(request, error);
    }
    post(webview, reply(request.request, error));
  }

  async #serve(request: Request): Promise<string | undefined> {
    if (request.kind !== 'ready') return this.#page.serve(request);
    this.#listens = true;
    this.draw();
    return undefined;
  }
}

/** Every request gets one. */
function reply(request: number, error: string | undefined) {
  return { kind: 'reply', request, error };
}

/** A page that is gone takes no messages, and misses none. */
function post(webview: vscode.Webview, message: unknown): void {
  webview.postMessage(message).then(undefined, () => {});
}

/** One panel's content: the page, and how it is drawn and served. */
interface PanelPage<Request, Message> {
  /** The type of the webview. */
  readonly type: string;
  /** Names the panel in the log, in English. */
  readonly name: string;
  readonly title: () => string;
  readonly html: (webview: vscode.Webview, extension: vscode.Uri) => string;
  readonly read: (message: unknown) => ReadRequest<Request>;
  /** The page as it should be now; undefined while there is nothing to draw. */
  readonly draw: () => Message | undefined;
  /** Resolves to undefined if the request was served, else to why not. Of requests that are not about the panel itself. */
  readonly serve: (request: Request) => Promise<string | undefined>;
  /** Is called for requests that failed, in addition to the log. */
  readonly onFailed?: (request: Request, error: string) => void;
}
