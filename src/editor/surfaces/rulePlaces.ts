import * as vscode from 'vscode';
import type { Location, Markdown } from '../../core/index.ts';
import { COMMANDS, SCHEMES } from '../manifest/ids.ts';
import { markup } from '../text/markdown.ts';

/**
 * The places to which the pages of rules link. VS Code's preview follows links to files next to the page only, and runs no commands: a link leads to
 * such a file, whose number stands for a place of the report, and its editor is exchanged for that of the place.
 */
export class RulePlaces implements vscode.Disposable {
  /** By file and offset, in the order of their numbers. */
  readonly #places = new Map<string, Location>();
  readonly #listening = vscode.window.onDidChangeActiveTextEditor((editor) => this.#exchange(editor));

  /** The label as a link from the page of a rule to the place. */
  link(label: Markdown, { uri, span }: Location): Markdown {
    const key = `${span.start} ${span.end} ${uri}`;
    if (!this.#places.has(key)) this.#places.set(key, { uri, span });
    const number = [...this.#places.keys()].indexOf(key);
    return markup`[${label}](../place/${`${number}` as Markdown}.place)`;
  }

  /** The place that such a file stands for; undefined for any other file. */
  at({ scheme, path }: vscode.Uri): Location | undefined {
    const number = scheme === SCHEMES.rule ? /^\/place\/(\d{1,9})\.place$/.exec(path)?.[1] : undefined;
    return number === undefined ? undefined : [...this.#places.values()][Number(number)];
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #exchange(editor: vscode.TextEditor | undefined): Promise<void> {
    const { uri } = editor?.document ?? {};
    const place = uri && this.at(uri);
    if (!place) return;
    await vscode.commands.executeCommand(COMMANDS.openPlace, place.uri, place.span.start, place.span.end);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const left = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    await vscode.window.tabGroups.close(left);
  }
}
