import * as vscode from 'vscode';
import {
  artifactIdOf,
  type ComparisonInput,
  comparisonDocument,
  type DrawnComparison,
  documentMarkdown,
  drawComparison,
} from '../../core/index.ts';
import type { ComparisonContent, FromComparison } from '../../webview/protocol/comparisonMessages.ts';
import { readComparisonRequest } from '../../webview/protocol/readComparisonMessage.ts';
import { type ComparedFolders, readFolders } from '../comparison/comparedFolders.ts';
import { isLaterState } from '../comparison/newestFile.ts';
import type { StateComparer } from '../comparison/stateComparer.ts';
import { openableUri, toVisibleRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { PANELS } from '../manifest/ids.ts';
import { loadingBody, pageHtml } from '../pages/pageHtml.ts';
import { language } from '../text/language.ts';
import type { Viewers } from '../viewer/viewers.ts';
import { comparisonWords } from './comparisonWords.ts';
import { localizedComparison } from './localizedComparison.ts';
import { saveComparison } from './saveComparison.ts';
import { SinglePanel } from './singlePanel.ts';

/** The content that the page reported to be on the screen. */
export type DrawnStates = Omit<Extract<FromComparison, { kind: 'drawn' }>, 'kind' | 'request'>;

/** Under this the compared folders are remembered with the workspace. */
const COMPARED = 'comparison.folders';

/** The panel PKI Comparison: two states of a cluster's files, compared again when the files of the window change. */
export class ComparisonPanel implements vscode.Disposable {
  readonly #drawn = new vscode.EventEmitter<DrawnStates>();
  /** Fires when a comparison is on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #comparer: StateComparer;
  readonly #viewers: Viewers;
  readonly #log: vscode.LogOutputChannel;
  readonly #memory: vscode.Memento;
  readonly #panel: SinglePanel<FromComparison, ComparisonContent>;
  readonly #disposables: vscode.Disposable;
  #folders: ComparedFolders | undefined;
  #shown: { readonly input: ComparisonInput; readonly drawn: DrawnComparison } | undefined;
  #revision = 0;
  /** Until the first comparison shows which state is older. */
  #isOrderOpen = false;
  #abort: AbortController | undefined;

  constructor(
    inspection: Inspection,
    comparer: StateComparer,
    viewers: Viewers,
    { memory, log, extension }: PanelSetting,
  ) {
    this.#comparer = comparer;
    this.#viewers = viewers;
    this.#log = log;
    this.#memory = memory;
    const page = {
      type: PANELS.states,
      name: 'PKI Comparison',
      title: () => vscode.l10n.t('PKI Comparison'),
      html: comparisonHtml,
      read: readComparisonRequest,
      draw: () => this.#draw(),
      serve: (request: FromComparison) => this.#serve(request),
    };
    this.#panel = new SinglePanel(page, log, extension);
    this.#disposables = vscode.Disposable.from(
      this.#drawn,
      this.#panel,
      inspection.onDidChange((report) => {
        if (report.isPartial) return;
        if (this.#panel.isOpen) void this.#compare();
        else this.#forget();
      }),
    );
  }

  /** The content of the panel. */
  get input(): ComparisonInput | undefined {
    return this.#shown?.input;
  }

  /** Compares the two, and shows it. `byTime`: the older one is the one before. */
  async show(folders: ComparedFolders, order: 'given' | 'byTime' = 'given'): Promise<void> {
    this.#shown = undefined;
    this.#panel.show();
    this.#isOrderOpen = order === 'byTime';
    await this.#take(folders);
  }

  dispose(): void {
    this.#abort?.abort();
    this.#disposables.dispose();
  }

  /** The earlier content stays until the new comparison is ready. */
  async #take(folders: ComparedFolders): Promise<void> {
    this.#folders = folders;
    const compared = this.#compare();
    this.#panel.draw();
    await Promise.all([this.#memory.update(COMPARED, folders), compared]);
  }

  async #swap(): Promise<void> {
    this.#isOrderOpen = false;
    if (this.#folders) await this.#take({ before: this.#folders.after, after: this.#folders.before });
  }

  /** The latest one wins. */
  async #compare(): Promise<void> {
    if (!this.#folders) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const input = await this.#comparer.compare(this.#folders, abort);
      if (this.#abort !== abort) return;
      const isReversed = input && this.#isOrderOpen && (await isLaterState(input.before.report, input.after.report));
      if (this.#abort !== abort) return;
      if (isReversed) {
        await this.#swap();
        return;
      }
      this.#isOrderOpen = false;
      if (input) this.#shown = { input, drawn: drawComparison(input) };
      this.#revision++;
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
    if (this.#abort !== abort) return;
    this.#abort = undefined;
    this.#panel.draw();
  }

  #draw(): ComparisonContent | undefined {
    if (!this.#folders) {
      this.#folders = readFolders(this.#memory.get(COMPARED));
      void this.#compare();
    }
    if (!this.#shown) return { kind: 'nothing', text: this.#state() };
    const { page } = this.#shown.drawn;
    return {
      kind: 'comparison',
      revision: this.#revision,
      page: localizedComparison(page, language()),
      words: comparisonWords(),
    };
  }

  #state(): string {
    return this.#abort ? vscode.l10n.t('Comparing…') : vscode.l10n.t('Nothing was compared.');
  }

  async #serve(request: FromComparison): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        return undefined;
      case 'drawn': {
        const { revision, connections, certificates } = request;
        this.#drawn.fire({ revision, connections, certificates });
        return undefined;
      }
      case 'open':
        return this.#open(request.place);
      case 'copy':
        if (!this.#shown) return GONE();
        await vscode.env.clipboard.writeText([...documentMarkdown(comparisonDocument(this.#shown.input))].join(''));
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
        return undefined;
      case 'save':
        if (!this.#shown) return GONE();
        await saveComparison(this.#shown.input);
        return undefined;
      case 'swap':
        if (!this.#folders || this.#folders.after.release !== undefined) return GONE();
        await this.#swap();
        return undefined;
      case 'failed':
        return request.message;
    }
  }

  /** In the state that it is of. Text as text; what is no text in a viewer. */
  async #open(id: string): Promise<string | undefined> {
    const place = this.#shown?.drawn.places.get(id);
    const file = place && this.#shown?.input[place.state].report.files.get(place.uri);
    if (!place || !file) return GONE();
    const { uri, span, artifact } = place;
    if (file.text === undefined && !file.within) {
      await this.#viewers.openFile({ uri, id: artifact && artifactIdOf(file.artifacts, artifact) });
      return undefined;
    }
    const target = openableUri(uri);
    const { start } = toVisibleRange(file, span);
    await vscode.window.showTextDocument(target, { preview: true, selection: new vscode.Range(start, start) });
    // A state that is only compared with is not meant to be edited.
    if (target.scheme === 'file' && !vscode.workspace.getWorkspaceFolder(target))
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    return undefined;
  }

  #forget(): void {
    this.#folders = undefined;
    this.#shown = undefined;
    this.#comparer.clear();
  }
}

interface PanelSetting {
  /** Outlives the window. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
}

const GONE = () => vscode.l10n.t('This is no longer in the scanned files.');

function comparisonHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const title = vscode.l10n.t('PKI Comparison');
  const body = loadingBody(vscode.l10n.t('Comparing…'));
  return pageHtml(webview, extension, { title, name: 'comparison', body });
}
