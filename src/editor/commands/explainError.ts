import * as vscode from 'vscode';
import { describeMessage, type ExplainedError, errorLine, explainMessages } from '../../core/index.ts';
import { TROUBLESHOOTING_URI } from '../conversion/documentUris.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { type ExplanationItem, explanationItems } from '../messages/explanationItems.ts';
import { shown } from '../text/shown.ts';
import type { Command } from './command.ts';

/**
 * Explains the errors in a text: the one a surface is about, else the selection, else what is typed, with the clipboard as a proposal. Lists
 * what they are about, the most likely first.
 */
export const explainError: Command = {
  id: COMMANDS.explainError,
  async run({ inspection }, [given, fileName]) {
    const text = typeof given === 'string' ? given : (selectedMessage() ?? (await askForMessage()));
    if (text === undefined) return;
    const { report } = inspection;
    const explained = await explainMessages(text, {
      report,
      ...(typeof fileName === 'string' && { fileName }),
    });
    const [first, ...others] = explained.slice(0, MAX_ERRORS);
    if (!first) {
      void vscode.window.showInformationMessage(NOTHING());
      return;
    }
    const items =
      others.length === 0
        ? explanationItems(first, report)
        : [first, ...others].flatMap((one) => [separator(one), ...explanationItems(one, report)]);
    const chosen = await vscode.window.showQuickPick(items, {
      // A separator stands on the line of what follows it, and takes its room.
      ...(others.length === 0 && { title: titleOf(first) }),
      placeHolder: vscode.l10n.t('Causes of the error in the workspace, and their fixes'),
      matchOnDetail: true,
    });
    await chosen?.run();
  },
};

function titleOf(explained: ExplainedError): string {
  return shown(describeMessage(explained).title);
}

function separator(explained: ExplainedError): ExplanationItem {
  return { label: titleOf(explained), kind: vscode.QuickPickItemKind.Separator, run: () => undefined };
}

/** More errors of a log would fill the list. */
const MAX_ERRORS = 20;

const NOTHING = () => vscode.l10n.t('This contains no TLS, certificate or authentication error.');

/** The selection, if it contains an error. */
function selectedMessage(): string | undefined {
  const { document, selection } = vscode.window.activeTextEditor ?? {};
  const text = selection?.isEmpty === false ? document?.getText(selection) : undefined;
  return text !== undefined && errorLine(text) !== undefined ? text : undefined;
}

async function askForMessage(): Promise<string | undefined> {
  const copied = await copiedText();
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Explain Error Message'),
    prompt: vscode.l10n.t('An error of kubectl, a log, curl or a browser'),
    // Other copied text may be a secret.
    value: errorLine(copied) ?? '',
    validateInput: (text) => (text.trim() === '' || errorLine(text) !== undefined ? undefined : NOTHING()),
  });
}

/** The clipboard; empty if it may not be read, or if a browser asks the person first. */
async function copiedText(): Promise<string> {
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, CLIPBOARD_WAIT, '');
  });
  return Promise.race([vscode.env.clipboard.readText().then(undefined, () => ''), late]);
}

/** No person notices that it takes so long to be asked. Milliseconds. */
const CLIPBOARD_WAIT = 300;

/** Opens the page on what components log, rendered where VS Code can; as text otherwise. */
export const openTroubleshooting: Command = {
  id: COMMANDS.openTroubleshooting,
  async run() {
    try {
      await vscode.commands.executeCommand('markdown.showPreview', TROUBLESHOOTING_URI);
    } catch {
      await vscode.window.showTextDocument(TROUBLESHOOTING_URI, { preview: true });
    }
  },
};
