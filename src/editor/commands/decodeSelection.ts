import * as vscode from 'vscode';
import { artifactName, decodeText, encodedTextAt, phrase, textOfFile } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { shown, shownNotice } from '../shown.ts';
import type { DecodedTexts } from '../surfaces/decodedTexts.ts';
import type { Command } from './command.ts';

/** Decodes the text that a hover is about, else the selected text or, without a selection, the PEM block, base64 or token at the cursor. */
export const decodeSelection: Command = {
  id: COMMANDS.decodeSelection,
  async run({ decoded }, [uri, place]) {
    const editor = vscode.window.activeTextEditor;
    const text = textAt(uri, place) ?? (editor && chosenText(editor));
    if (text !== undefined) return showDecoded(text, decoded);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select what to decode, or put the cursor into a PEM block, base64 or a token.'),
    );
  },
};

function chosenText({ document, selections, selection }: vscode.TextEditor): string | undefined {
  const selected = selections.filter(({ isEmpty }) => !isEmpty).map((range) => document.getText(range));
  if (selected.length > 0) return selected.join('\n');
  const text = document.getText();
  const span = encodedTextAt(text, document.offsetAt(selection.active));
  return span && text.slice(span.start, span.end);
}

/** The text of an open document at a place; undefined where the arguments are not those of a hover. */
function textAt(uri: unknown, place: unknown): string | undefined {
  if (!Array.isArray(place) || !place.every((one) => Number.isInteger(one))) return undefined;
  const [startLine, startCharacter, endLine, endCharacter] = place as readonly number[];
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document || startLine === undefined || startCharacter === undefined) return undefined;
  const range = new vscode.Range(startLine, startCharacter, endLine ?? startLine, endCharacter ?? startCharacter);
  return document.getText(document.validateRange(range));
}

/** Opens what the text holds as a read-only document, or says why there is nothing to open. */
export async function showDecoded(text: string, decoded: DecodedTexts): Promise<void> {
  const file = await decodeText(text);
  const [first] = file.artifacts;
  const decodedText = textOfFile(file, Date.now());
  if (decodedText !== '')
    return decoded.open(shown(first ? artifactName(first) : phrase('Bootstrap token')), decodedText);
  const [problem] = file.problems;
  const message = problem
    ? phrase('Nothing could be decoded: {problem}', { problem: problem.message })
    : phrase('Nothing could be decoded: this is no PEM, base64 or hexadecimal of one, and no token.');
  // Not waited for: the command is done, whenever the message is closed.
  void vscode.window.showWarningMessage(shownNotice(message));
}
