import * as vscode from 'vscode';
import { phrase, type Report, skippedText, type Text, type UnreadReason, untrusted } from '../../core/index.ts';
import type { ArchiveFolders } from '../archives/archiveFolders.ts';
import { archiveUri } from '../archives/archiveUri.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { DrawnContent, ViewerSource } from './viewerSource.ts';

/** The page of an archive: opened as an editor it is inspected, and the page says what came of that. */
export class ArchiveSource implements ViewerSource {
  readonly memo: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #source: vscode.Uri;
  readonly #added: Promise<UnreadReason | undefined>;
  readonly #disposables: vscode.Disposable;

  constructor(inspection: Inspection, folders: ArchiveFolders, source: vscode.Uri) {
    this.#inspection = inspection;
    this.#source = source;
    this.memo = source.toString();
    this.#added = folders.add(source);
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange(() => this.#changed.fire()),
    );
  }

  async draw(): Promise<DrawnContent | undefined> {
    const refusal = await this.#added;
    const { report } = this.#inspection;
    if (!report) return undefined;
    const name = untrusted(this.#source.path.slice(this.#source.path.lastIndexOf('/') + 1));
    const page = {
      title: name,
      path: name,
      notes: this.#notes(report, refusal),
      findings: [],
      tabs: [],
      locked: false,
    };
    const nothing = { places: new Map(), artifacts: new Map(), files: new Map() };
    return { content: { kind: 'page', page }, revision: report.revision, title: name, ...nothing };
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #notes(report: Report, refusal: UnreadReason | undefined): readonly { readonly text: Text }[] {
    const { path } = this.#source;
    if (refusal) {
      const reason = skippedText({ uri: path, reason: refusal });
      return [{ text: phrase('The archive cannot be inspected: {reason}', { reason }) }];
    }
    const prefix = `${archiveUri(this.#source).toString()}/`;
    const files = [...report.files.keys()].filter((uri) => uri.startsWith(prefix)).length;
    const findings = report.findings.filter(({ at }) => at.uri.startsWith(prefix)).length;
    const notRead = report.skipped.filter(({ uri }) => uri.startsWith(prefix)).length;
    return [
      { text: phrase('The archive is inspected as a folder. Its files are in the Kubernetes PKI views.') },
      {
        text: phrase('Files read: {files}. Findings: {findings}. Files not read: {notRead}.', {
          files,
          findings,
          notRead,
        }),
      },
    ];
  }
}
