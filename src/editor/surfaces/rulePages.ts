import * as vscode from 'vscode';
import { type Report, RULES, readRuleDoc, ruleDocument } from '../../core/index.ts';
import { ROTATION_URI, ruleFindingOf, ruleOf, TROUBLESHOOTING_URI } from '../conversion/documentUris.ts';
import { ReadOnlyFileSystem } from '../files/readOnlyFileSystem.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { SCHEMES } from '../manifest/ids.ts';
import { language } from '../text/language.ts';
import { findingOfPage, findingSection } from './findingSection.ts';
import { RulePlaces } from './rulePlaces.ts';

/**
 * The pages of rules, and those on messages and rotation, which come with the extension. They are served as files, not as
 * provided text: after a reload the window reopens files only, and it waits for the extension that serves them.
 */
export function registerRulePages(inspection: Inspection, extensionUri: vscode.Uri): vscode.Disposable {
  const pages = new RulePages(inspection, extensionUri);
  return vscode.Disposable.from(
    pages.changed,
    pages.places,
    inspection.onDidChange(() => pages.refresh()),
    vscode.workspace.registerFileSystemProvider(SCHEMES.rule, pages, { isCaseSensitive: true, isReadonly: true }),
  );
}

/** Milliseconds that a page waits for the report. */
const LONGEST_WAIT = 5000;

class RulePages extends ReadOnlyFileSystem implements vscode.FileSystemProvider {
  readonly places = new RulePlaces();
  readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  readonly #inspection: Inspection;
  readonly #extensionUri: vscode.Uri;
  #changedAt = Date.now();

  constructor(inspection: Inspection, extensionUri: vscode.Uri) {
    super();
    this.#inspection = inspection;
    this.#extensionUri = extensionUri;
  }

  /** The open pages that begin with a finding are read again. */
  refresh(): void {
    const uris = vscode.workspace.textDocuments.flatMap(({ uri }) =>
      uri.scheme === SCHEMES.rule && ruleFindingOf(uri) ? uri : [],
    );
    if (uris.length === 0) return;
    // VS Code keeps a file that is no newer than the one it has.
    this.#changedAt = Math.max(Date.now(), this.#changedAt + 1);
    this.changed.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    const [ctime, mtime] = [this.#changedAt, this.#changedAt];
    return { type: vscode.FileType.File, ctime, mtime, size: length, permissions: vscode.FilePermission.Readonly };
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const page = [TROUBLESHOOTING_URI, ROTATION_URI].find((known) => known.toString() === uri.toString());
    if (page) return this.#comingWith(page.path);
    if (this.places.at(uri)) return new Uint8Array();
    const id = ruleOf(uri);
    // Only ids of the catalogue lead to a file.
    const rule = RULES.find((one) => one.id === id);
    if (!rule) throw vscode.FileSystemError.FileNotFound(uri);
    const text = new TextDecoder().decode(await this.#comingWith('media', 'rules', `${rule.id}.md`));
    const wanted = ruleFindingOf(uri);
    const report = wanted && (await this.#reported());
    const finding = report && findingOfPage(report, rule.id, wanted);
    const section =
      finding && findingSection(report, finding, readRuleDoc(text).fix, (...of) => this.places.link(...of));
    return new TextEncoder().encode(ruleDocument(rule, text, { finding: section, language: language() }));
  }

  /**
   * The report, which a window that is loaded again does not have yet: a page that was read before it, and is not open yet when it comes, would
   * be read no more. Undefined if none comes in time.
   */
  async #reported(): Promise<Report | undefined> {
    if (!this.#inspection.report) {
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          listening.dispose();
          resolve();
        };
        const timer = setTimeout(end, LONGEST_WAIT);
        const listening = this.#inspection.onDidChange(end);
      });
    }
    return this.#inspection.report;
  }

  #comingWith(...path: readonly string[]): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extensionUri, ...path));
  }
}
