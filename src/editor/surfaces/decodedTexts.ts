import * as vscode from 'vscode';
import { decodedTextUri } from '../conversion/documentUris.ts';
import { SCHEMES } from '../manifest/ids.ts';

/**
 * The read-only documents of what lies in no file of the report: selections, the clipboard, key stores. Each text is kept
 * while its tab is open, in this window alone.
 */
export class DecodedTexts implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #disposables: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#disposables = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEMES.decoded, {
        provideTextDocumentContent: (uri) =>
          this.#texts.get(uri.toString()) ??
          vscode.l10n.t('The decoded content is no longer available. Decode the original text again.'),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  /** Opens the text under a name. */
  async open(label: string, text: string): Promise<void> {
    const uri = decodedTextUri(++this.#count, label);
    this.#texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#texts.clear();
    this.#disposables.dispose();
  }
}
