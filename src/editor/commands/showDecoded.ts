import * as vscode from 'vscode';
import { artifactName, decodeText, phrase, textOfFile } from '../../core/index.ts';
import { shown, shownNotice } from '../shown.ts';
import type { DecodedTexts } from '../surfaces/decodedTexts.ts';

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
