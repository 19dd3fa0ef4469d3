import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import {
  closedText,
  type DecodedFile,
  decodeFile,
  detailsPage,
  nodeOf,
  phrase,
  type Report,
  singleFileReport,
  type Text,
  untrusted,
  type ViewerNote,
} from '../../core/index.ts';
import { openableUri } from '../conversion/convert.ts';
import { readChosenFile } from '../files/readChosenFile.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { type OpenKeyStore, openKeyStoreFile } from './openKeyStoreFile.ts';
import type { Target } from './target.ts';
import type { DrawnContent, ViewerSource } from './viewerSource.ts';

/** A key store that the person opened, of the file as it was then. Forgotten with the page. */
interface Opened {
  readonly file: DecodedFile;
  readonly store: OpenKeyStore;
}

/** The page of a file, or of one artifact of it: from the report where it holds the file, from the file itself otherwise. */
export class FileSource implements ViewerSource {
  readonly memo: Target;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #uri: vscode.Uri;
  readonly #disposables: vscode.Disposable;
  #alone: Promise<Report | Refusal> | undefined;
  #opened: Opened | undefined;

  constructor(inspection: Inspection, target: Target) {
    this.#inspection = inspection;
    this.memo = target;
    this.#uri = openableUri(target.uri);
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange(() => this.#changed.fire()),
      watchOne(this.#uri, () => {
        this.#alone = undefined;
        this.#changed.fire();
      }),
    );
  }

  async draw(shown: string | undefined): Promise<DrawnContent | undefined> {
    const whole = this.#inspection.report;
    if (!whole) return undefined;
    const { revision } = whole;
    const report = await this.#reportOf(whole);
    if ('refusal' in report) return saying(this.#uri, report.refusal, revision);
    const { uri, id: only } = this.memo;
    const drawn = detailsPage(report, { uri, only, shown }, this.#inspection.settings);
    if (!drawn) return saying(this.#uri, phrase('This is no longer in the scanned files.'), revision);
    const { places, artifacts } = drawn;
    const page = this.#opened ? { ...drawn.page, locked: false, notes: this.#notes(drawn.page.notes) } : drawn.page;
    const title = page.shown && only !== undefined ? page.shown.title : page.title;
    return { content: { kind: 'page', page }, revision, title, places, artifacts, files: report.files };
  }

  async unlock(): Promise<undefined> {
    const whole = this.#inspection.report;
    const store = await openKeyStoreFile(this.#uri);
    const report = whole && store && (await this.#fileReport(whole));
    const file = report && fileOf(report, this.memo.uri);
    if (!file || !store) return;
    this.#opened = { file, store };
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** With what an opened key store holds, until its file changes. */
  async #reportOf(whole: Report): Promise<Report | Refusal> {
    const report = await this.#fileReport(whole);
    const file = fileOf(report, this.memo.uri);
    if (this.#opened?.file !== file) this.#opened = undefined;
    if ('refusal' in report || !file || !this.#opened) return report;
    const files = nodeOf(report, file.uri)?.view.files ?? [];
    const path = files.find((one) => one.file.uri === file.uri)?.path ?? file.uri;
    const artifacts = [...file.artifacts, ...this.#opened.store.artifacts];
    return singleFileReport({ ...file, artifacts }, path, report.now, files);
  }

  async #fileReport(whole: Report): Promise<Report | Refusal> {
    if (whole.files.has(this.memo.uri)) return whole;
    this.#alone ??= readAlone(this.#uri);
    return this.#alone;
  }

  #notes(notes: readonly ViewerNote[]): readonly ViewerNote[] {
    const closed = this.#opened?.store.closed ?? [];
    return [...notes, ...closed.map((part) => ({ text: closedText(part), tone: 'warning' as const }))];
  }
}

function fileOf(report: Report | Refusal, uri: string): DecodedFile | undefined {
  return 'refusal' in report ? undefined : report.files.get(uri);
}

/** A page that says why there is nothing on it. */
function saying(uri: vscode.Uri, text: Text, revision: number): DrawnContent {
  const title = untrusted(baseName(uri.path));
  const page = { title, path: title, notes: [{ text }], findings: [], tabs: [], locked: false };
  const nothing = { places: new Map(), artifacts: new Map(), files: new Map() };
  return { content: { kind: 'page', page }, revision, title, ...nothing };
}

/** Why a file cannot be shown. */
interface Refusal {
  readonly refusal: Text;
}

/** A report on a file that no inspection covers, or the reason why there is none. */
async function readAlone(uri: vscode.Uri): Promise<Report | Refusal> {
  const bytes = await readChosenFile(uri);
  if (bytes === 'too-large') return { refusal: phrase('The file is too large to decode.') };
  if (bytes === 'unreadable') return { refusal: phrase('The file cannot be read.') };
  try {
    const file = await decodeFile(uri.toString(), bytes);
    return await singleFileReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return { refusal: phrase('The file cannot be read.') };
  }
}

/** Watches one file, also outside the workspace. */
function watchOne(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  const name = baseName(uri.path);
  // In a pattern these characters have a meaning, in a file's name they have none.
  const literal = name.replaceAll(/[[\]{}*?]/g, '?');
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), literal),
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(onChange),
    watcher.onDidCreate(onChange),
    watcher.onDidDelete(onChange),
  );
}
