import * as vscode from 'vscode';
import { documentUri } from '../../core/index.ts';
import type { ArchiveFolders } from '../archives/archiveFolders.ts';
import { openableUri } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { EDITORS, PANELS } from '../manifest/ids.ts';
import { panelIcon } from '../pages/panelIcon.ts';
import { ArchiveSource } from './archiveSource.ts';
import { type ComparedTargets, ComparisonSource } from './comparisonSource.ts';
import { FileSource } from './fileSource.ts';
import { readMemo, readTarget, type Target } from './target.ts';
import { type DrawnView, ViewerHost, type ViewerSetting } from './viewerHost.ts';
import type { ViewerSource } from './viewerSource.ts';

const PANEL_OPTIONS: vscode.WebviewPanelOptions = { enableFindWidget: true };

/** The editor of whole files, the panels of single artifacts, and the comparisons: every page of the certificate viewer. */
export class Viewers implements vscode.Disposable, vscode.CustomReadonlyEditorProvider {
  readonly #drawn = new vscode.EventEmitter<DrawnView>();
  /** Fires when a page is on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #inspection: Inspection;
  readonly #archives: ArchiveFolders;
  readonly #setting: ViewerSetting;
  readonly #disposables: vscode.Disposable;
  readonly #panels = new Map<string, ViewerHost>();
  readonly #editors = new Map<string, Set<ViewerHost>>();
  /** Which tab an editor that is being opened shall show, by URI. */
  readonly #wanted = new Map<string, string>();

  constructor(inspection: Inspection, archives: ArchiveFolders, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#inspection = inspection;
    this.#archives = archives;
    this.#setting = {
      extension,
      log,
      onDrawn: (drawn) => this.#drawn.fire(drawn),
      openFile: (target) => this.openFile(target),
    };
    const editors = Object.values(EDITORS).map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, this, {
        supportsMultipleEditorsPerDocument: true,
        webviewOptions: PANEL_OPTIONS,
      }),
    );
    this.#disposables = vscode.Disposable.from(
      this.#drawn,
      ...editors,
      this.#restoring(PANELS.artifact, (memo) => {
        const target = readTarget(memo);
        return target && new FileSource(inspection, target);
      }),
      this.#restoring(PANELS.comparison, (memo) => {
        const targets = readTargets(memo);
        return targets && new ComparisonSource(inspection, targets);
      }),
    );
  }

  /** Shows a file in its editor, with the tab of that artifact open. */
  async openFile({ uri, id }: Target): Promise<void> {
    if (id !== undefined && documentUri(uri) !== uri) {
      this.openArtifact({ uri, id }, vscode.l10n.t('Certificate'));
      return;
    }
    if (id !== undefined) {
      for (const host of this.#editors.get(uri) ?? []) host.choose(id);
      this.#wanted.set(uri, id);
    }
    const target = openableUri(uri);
    await vscode.commands.executeCommand('vscode.openWith', target, editorOf(target));
    this.#wanted.delete(uri);
  }

  /** Shows one artifact in a separate panel. */
  openArtifact(target: Target, title: string): void {
    this.#open(PANELS.artifact, target, title, () => new FileSource(this.#inspection, target));
  }

  compare(targets: ComparedTargets): void {
    const title = vscode.l10n.t('Compare Certificates');
    this.#open(PANELS.comparison, targets, title, () => new ComparisonSource(this.#inspection, targets));
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => {} };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    const key = uri.toString();
    const source =
      panel.viewType === EDITORS.archive
        ? new ArchiveSource(this.#inspection, this.#archives, uri)
        : new FileSource(this.#inspection, { uri: key });
    const host = new ViewerHost(panel, source, this.#setting, this.#wanted.get(key));
    const hosts = this.#editors.get(key) ?? new Set();
    this.#editors.set(key, hosts.add(host));
    panel.onDidDispose(() => {
      hosts.delete(host);
      if (hosts.size === 0) this.#editors.delete(key);
    });
  }

  dispose(): void {
    for (const { panel } of [...this.#panels.values()]) panel.dispose();
    this.#disposables.dispose();
  }

  /** One panel for one target: it is brought to the front where it is open. */
  #open(viewType: string, memo: unknown, title: string, makeSource: () => ViewerSource): void {
    const open = this.#panels.get(JSON.stringify(memo));
    if (open) {
      open.panel.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, PANEL_OPTIONS);
    this.#adopt(panel, makeSource());
  }

  #adopt(panel: vscode.WebviewPanel, source: ViewerSource): void {
    const key = JSON.stringify(source.memo);
    panel.iconPath = panelIcon(this.#setting.extension);
    const host = new ViewerHost(panel, source, this.#setting);
    this.#panels.set(key, host);
    panel.onDidDispose(() => {
      if (this.#panels.get(key) === host) this.#panels.delete(key);
    });
  }

  #restoring(viewType: string, sourceOf: (memo: unknown) => ViewerSource | undefined): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state) => {
        const source = sourceOf(readMemo(state));
        if (source) this.#adopt(panel, source);
        else panel.dispose();
      },
    });
  }
}

function readTargets(value: unknown): ComparedTargets | undefined {
  if (typeof value !== 'object' || value === null || !('left' in value) || !('right' in value)) return undefined;
  const [left, right] = [readTarget(value.left), readTarget(value.right)];
  return left && right && { left, right };
}

/** The view type that package.json gives a file by its name. */
function editorOf({ path }: vscode.Uri): string {
  return /\.(?:der|p12|pfx)$/i.test(path) ? EDITORS.certificate : EDITORS.text;
}
