import * as vscode from 'vscode';
import { RULES, ruleDocument } from '../../core/index.ts';
import { SCHEMES } from '../ids.ts';
import { ReadOnlyFileSystem } from '../readOnlyFileSystem.ts';
import { ROTATION_URI, ruleOf, TROUBLESHOOTING_URI } from './documentUris.ts';

/**
 * The pages of rules, and those on messages and rotation, which come with the extension. They are served as files, not as
 * provided text: after a reload the window reopens files only, and it waits for the extension that serves them.
 */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(SCHEMES.rule, new RulePages(extensionUri), {
    isCaseSensitive: true,
    isReadonly: true,
  });
}

class RulePages extends ReadOnlyFileSystem implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #startedAt = Date.now();
  readonly #extensionUri: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    super();
    this.#extensionUri = extensionUri;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    const [ctime, mtime] = [this.#startedAt, this.#startedAt];
    return { type: vscode.FileType.File, ctime, mtime, size: length, permissions: vscode.FilePermission.Readonly };
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const page = [TROUBLESHOOTING_URI, ROTATION_URI].find((known) => known.toString() === uri.toString());
    if (page) return this.#comingWith(page.path);
    const id = ruleOf(uri);
    // Only ids of the catalogue lead to a file.
    const rule = RULES.find((one) => one.id === id);
    if (!rule) throw vscode.FileSystemError.FileNotFound(uri);
    const text = new TextDecoder().decode(await this.#comingWith('media', 'rules', `${rule.id}.md`));
    return new TextEncoder().encode(ruleDocument(rule, text));
  }

  #comingWith(...path: readonly string[]): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extensionUri, ...path));
  }
}
