import * as vscode from 'vscode';
import { type FileMark, type FileMarkKind, fileMarks } from '../../core/index.ts';
import { expirationOf } from '../inspection/expirationOf.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { SECTION, SETTINGS } from '../manifest/ids.ts';
import { shown } from '../text/shown.ts';
import type { Providers } from './providers.ts';

const BADGES = { expired: '✕', broken: '⚡', expiring: '▲' } as const satisfies Record<FileMarkKind, string>;

const COLORS = {
  expired: 'list.errorForeground',
  broken: 'list.errorForeground',
  expiring: 'list.warningForeground',
} as const satisfies Record<FileMarkKind, string>;

/** Marks expired, expiring and broken files in the Explorer. Tells VS Code only of those whose mark changed. */
export class FileDecorations implements vscode.Disposable, vscode.FileDecorationProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #inspection: Inspection;
  readonly #disposables: vscode.Disposable;
  #marks: ReadonlyMap<string, FileMark> = new Map();

  constructor(inspection: Inspection, providers: Providers) {
    this.#inspection = inspection;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      inspection.onDidChange(() => this.#update()),
      providers.registerWhile(
        () => inspection.isActive,
        () => vscode.window.registerFileDecorationProvider(this),
      ),
    );
    this.#update();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const mark = this.#marks.get(uri.toString());
    if (!mark) return undefined;
    return new vscode.FileDecoration(BADGES[mark.kind], shown(mark.text), new vscode.ThemeColor(COLORS[mark.kind]));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #update(): void {
    const { report, settings, exercise } = this.#inspection;
    const isWanted = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.fileDecorations) !== false;
    const isOn = isWanted && !exercise.hidesAnswers && report !== undefined && report.files.size > 0;
    const next = isOn ? fileMarks(expirationOf(report, settings), report) : new Map<string, FileMark>();
    const before = this.#marks;
    this.#marks = next;
    const changed = [...new Set([...before.keys(), ...next.keys()])].filter((uri) => {
      const [old, now] = [before.get(uri), next.get(uri)];
      return old?.kind !== now?.kind || (old && shown(old.text)) !== (now && shown(now.text));
    });
    if (changed.length > 0) this.#changed.fire(changed.map((uri) => vscode.Uri.parse(uri, true)));
  }
}
