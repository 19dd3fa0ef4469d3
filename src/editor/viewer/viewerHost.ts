import * as vscode from 'vscode';
import {
  artifactIdOf,
  asn1Tree,
  asn1TypeOf,
  bytesOf,
  oidName,
  type Place,
  pemOf,
  textOfArtifact,
} from '../../core/index.ts';
import { readViewerRequest } from '../../webview/protocol/readViewerMessage.ts';
import type { FromViewer, ToViewer } from '../../webview/protocol/viewerMessages.ts';
import { openableUri, toRange } from '../conversion/convert.ts';
import { COMMANDS, PANELS } from '../manifest/ids.ts';
import { language } from '../text/language.ts';
import { shown } from '../text/shown.ts';
import { localizedContent } from './localizedPage.ts';
import type { Target } from './target.ts';
import { viewerHtml, viewerOptions } from './viewerHtml.ts';
import type { DrawnContent, ViewerSource } from './viewerSource.ts';
import { viewerWords } from './viewerWords.ts';

/** The content that a page reported to be on the screen. */
export interface DrawnView {
  readonly title: string;
  readonly revision: number;
  readonly view: string;
  /** Rows, links and lines that are shown. */
  readonly items: number;
}

/** The parts of the extension that every page needs. */
export interface ViewerSetting {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly onDrawn: (drawn: DrawnView) => void;
  /** Shows a file in its editor, with the tab of that artifact open. */
  readonly openFile: (target: Target) => Promise<void>;
}

const PANEL_TYPES: readonly string[] = Object.values(PANELS);

/** Octets of one structure that are shown. */
const MAX_OCTETS = 64 * 1024;

/** One page: sends what its source draws, and serves what the page asks for. Takes over panel and source. */
export class ViewerHost implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #source: ViewerSource;
  readonly #setting: ViewerSetting;
  readonly #disposables: vscode.Disposable[] = [];
  /** Set once the page's script listens: what is posted before that would be lost. */
  #listens = false;
  #shown: string | undefined;
  #drawn: DrawnContent | undefined;
  #drawings = 0;

  constructor(panel: vscode.WebviewPanel, source: ViewerSource, setting: ViewerSetting, shown?: string) {
    this.#panel = panel;
    this.#source = source;
    this.#setting = setting;
    this.#shown = shown;
    const { webview } = panel;
    webview.options = viewerOptions(setting.extension);
    this.#disposables.push(
      source,
      source.onDidChange(() => this.#draw()),
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      // A message to a hidden page is lost; a page that was discarded reports when it is ready again.
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.#draw();
      }),
    );
    panel.onDidDispose(() => this.dispose());
    webview.html = viewerHtml(webview, setting.extension);
  }

  get panel(): vscode.WebviewPanel {
    return this.#panel;
  }

  /** Opens the tab of that artifact. */
  choose(id: string): void {
    this.#shown = id;
    this.#draw();
  }

  dispose(): void {
    for (const one of this.#disposables.splice(0)) one.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    const read = readViewerRequest(message);
    if ('problem' in read) {
      this.#setting.log.warn(`Certificate: ${read.problem}`);
      if (read.number !== undefined) this.#post({ kind: 'reply', request: read.number, error: read.problem });
      return;
    }
    const { request } = read;
    const error = await this.#serve(request).catch((thrown: unknown) => String(thrown));
    if (error !== undefined) this.#setting.log.warn(`Certificate: ${error}`);
    this.#post({ kind: 'reply', request: request.request, error });
  }

  /** Undefined if the request was served, else why not. */
  async #serve(request: FromViewer): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        this.#listens = true;
        this.#shown ??= request.shown;
        await this.#draw();
        return undefined;
      case 'show':
        this.#shown = request.id;
        await this.#draw();
        return undefined;
      case 'structure':
        return this.#sendStructure(request.id);
      case 'open': {
        const place = this.#drawn?.places.get(request.place);
        return place ? this.#open(place) : GONE();
      }
      case 'rule':
        await vscode.commands.executeCommand(COMMANDS.openRule, request.rule);
        return undefined;
      case 'copy':
        return this.#copy(request.id, request.what);
      case 'unlock':
        return this.#source.unlock?.();
      case 'drawn': {
        const { revision, view, items } = request;
        this.#setting.onDrawn({ title: this.#drawn ? shown(this.#drawn.title) : '', revision, view, items });
        return undefined;
      }
      case 'failed':
        return request.message;
    }
  }

  async #draw(): Promise<void> {
    const drawing = ++this.#drawings;
    const drawn = await this.#source.draw(this.#shown);
    // The latest one wins, whichever is ready first.
    if (!drawn || drawing !== this.#drawings || !this.#listens) return;
    this.#drawn = drawn;
    const { content, revision, title } = drawn;
    // Custom editors are named by their file.
    if (PANEL_TYPES.includes(this.#panel.viewType)) this.#panel.title = shown(title);
    this.#post({
      ...localizedContent(content, language()),
      revision,
      memo: JSON.stringify(this.#source.memo),
      words: viewerWords(),
    });
  }

  #sendStructure(id: string): string | undefined {
    const artifact = this.#drawn?.artifacts.get(id);
    const bytes = artifact && bytesOf(artifact);
    if (!bytes) return GONE();
    const shown = bytes.slice(0, MAX_OCTETS);
    const { rows, cut } = asn1Tree(bytes, oidName, asn1TypeOf(artifact));
    this.#post({ kind: 'structure', id, rows, cut: cut || shown.length < bytes.length, bytes: shown });
    return undefined;
  }

  async #copy(id: string, what: 'pem' | 'text'): Promise<string | undefined> {
    const artifact = this.#drawn?.artifacts.get(id);
    const text = artifact && (what === 'pem' ? pemOf(artifact) : textOfArtifact(artifact, Date.now()));
    if (text === undefined) return GONE();
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
    return undefined;
  }

  /** Opens text as text, and other content in a viewer. */
  async #open({ uri, span, artifact }: Place): Promise<string | undefined> {
    const file = this.#drawn?.files.get(uri);
    if (file?.text === undefined && !file?.within) {
      const own = [...(this.#drawn?.artifacts ?? [])].find(([, one]) => one === artifact);
      if (own) this.choose(own[0]);
      else await this.#setting.openFile({ uri, id: artifact && artifactIdOf(file?.artifacts ?? [], artifact) });
      return undefined;
    }
    const target = openableUri(uri);
    const { start } = toRange(file, span);
    await vscode.window.showTextDocument(target, { preview: true, selection: new vscode.Range(start, start) });
    return undefined;
  }

  /** A page that is gone takes no messages, and misses none. */
  #post(message: ToViewer): void {
    this.#panel.webview.postMessage(message).then(undefined, () => {});
  }
}

const GONE = () => vscode.l10n.t('This is no longer in the scanned files.');
