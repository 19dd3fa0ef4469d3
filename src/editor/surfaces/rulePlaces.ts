import * as vscode from 'vscode';
import type { Location, Markdown } from '../../core/index.ts';
import { COMMANDS, SCHEMES } from '../manifest/ids.ts';
import { fileLink } from '../text/markdown.ts';

/** Milliseconds. While one editor takes the place of another, a third is the active one. */
const SETTLED = 100;

/**
 * The places to which the pages of rules link. VS Code's preview follows links to files next to the page only, and runs no commands: a link leads to
 * such a file, whose number stands for a place of the report, and its editor is exchanged for that of the place.
 */
export class RulePlaces implements vscode.Disposable {
  /** By file and offset, in the order of their numbers. */
  readonly #places = new Map<string, Location>();
  readonly #listening = vscode.window.tabGroups.onDidChangeTabs(() => this.#follow());
  #isAtPage = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #isFollowing = false;

  /** The label as a link from the page of a rule to the place. */
  link(label: Markdown, { uri, span }: Location): Markdown {
    const key = `${span.start} ${span.end} ${uri}`;
    if (!this.#places.has(key)) this.#places.set(key, { uri, span });
    const number = [...this.#places.keys()].indexOf(key);
    return fileLink(label, 'place', number);
  }

  /** The place that such a file stands for; undefined for any other file. */
  at({ scheme, path }: vscode.Uri): Location | undefined {
    const number = scheme === SCHEMES.rule ? /^\/place\/(\d{1,9})\.place$/.exec(path)?.[1] : undefined;
    return number === undefined ? undefined : [...this.#places.values()][Number(number)];
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#listening.dispose();
  }

  /** From a page on to the place; from elsewhere, which is the way back, on to the page. */
  async #follow(): Promise<void> {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    const uri = activeTab && uriOf(activeTab);
    const place = uri && this.at(uri);
    clearTimeout(this.#settling);
    if (!place) {
      this.#settling = setTimeout(() => {
        this.#isAtPage = activeTab !== undefined && isPage(activeTab);
      }, SETTLED);
    }
    if (!place || this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      if (this.#isAtPage) {
        await vscode.commands.executeCommand(COMMANDS.openPlace, place.uri, place.span.start, place.span.end);
      } else await vscode.commands.executeCommand('workbench.action.navigateBack');
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      await vscode.window.tabGroups.close(tabs.filter((tab) => uriOf(tab)?.toString() === uri.toString()));
    } finally {
      this.#isFollowing = false;
    }
  }
}

/** The preview, as it is associated with pages or as a command opens it, or the page as text. */
function isPage(tab: vscode.Tab): boolean {
  const isPreview = tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('markdown.preview');
  return isPreview || uriOf(tab)?.scheme === SCHEMES.rule;
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile ? input.uri : undefined;
}
