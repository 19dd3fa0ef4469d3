import * as vscode from 'vscode';
import { decodeFile, loneReport, MAX_FILE_SIZE, type Report, viewPage } from '../../core/index.ts';
import type { Inspection } from '../inspection.ts';
import type { Target } from './target.ts';
import type { DrawnContent, ViewerSource } from './viewerSource.ts';
import { watchOne } from './watchOne.ts';

/** The page of a file, or of one artifact of it: from the report where it holds the file, from the file itself otherwise. */
export class FileSource implements ViewerSource {
  readonly memo: Target;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #disposables: vscode.Disposable;
  #lone: Promise<Report | string> | undefined;

  constructor(inspection: Inspection, target: Target) {
    this.#inspection = inspection;
    this.memo = target;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange(() => this.#changed.fire()),
      watchOne(vscode.Uri.parse(target.uri, true), () => {
        this.#lone = undefined;
        this.#changed.fire();
      }),
    );
  }

  async draw(shown: string | undefined): Promise<DrawnContent | undefined> {
    const { report: whole, settings } = this.#inspection;
    const { uri, id: only } = this.memo;
    if (!whole) return undefined;
    const report = whole.files.has(uri) ? whole : await this.#readAlone();
    const drawn = typeof report === 'string' ? undefined : viewPage(report, { uri, only, shown }, settings);
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    if (!drawn || typeof report === 'string') {
      const text = typeof report === 'string' ? report : vscode.l10n.t('This is no longer among the files.');
      const page = {
        title: decodeURIComponent(name),
        path: '',
        notes: [{ text }],
        findings: [],
        tabs: [],
        locked: false,
      };
      return { ...NOTHING, content: { kind: 'page', page }, revision: whole.revision, title: page.title };
    }
    const { page, places, artifacts } = drawn;
    const title = page.shown && only !== undefined ? page.shown.title : page.title;
    return { content: { kind: 'page', page }, revision: whole.revision, title, places, artifacts, files: report.files };
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #readAlone(): Promise<Report | string> {
    this.#lone ??= readAlone(vscode.Uri.parse(this.memo.uri, true));
    return this.#lone;
  }
}

const NOTHING = { places: new Map(), artifacts: new Map(), files: new Map() } as const;

/** A report of the file alone, or why there is none. */
async function readAlone(uri: vscode.Uri): Promise<Report | string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_FILE_SIZE) return vscode.l10n.t('The file is too large to be decoded.');
    const file = await decodeFile(uri.toString(), await vscode.workspace.fs.readFile(uri));
    return await loneReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return vscode.l10n.t('The file cannot be read.');
  }
}
