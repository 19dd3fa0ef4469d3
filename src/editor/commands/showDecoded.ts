import * as vscode from 'vscode';
import { artifactName, decodeText, textOfFile } from '../../core/index.ts';
import { noticeText } from '../labels.ts';
import type { DecodedTexts } from '../surfaces/decodedTexts.ts';

/** Opens what the text holds as a read-only document, or says why there is nothing to open. */
export async function showDecoded(text: string, decoded: DecodedTexts): Promise<void> {
  const file = await decodeText(text);
  const [first] = file.artifacts;
  const shown = textOfFile(file, Date.now());
  if (shown !== '') return decoded.open(first ? artifactName(first) : vscode.l10n.t('Bootstrap token'), shown);
  const [problem] = file.problems;
  const message = problem
    ? vscode.l10n.t('Nothing could be decoded: {0}', noticeText(problem.message))
    : vscode.l10n.t('Nothing could be decoded: this is no PEM, base64 or hexadecimal of one, and no token.');
  // Not waited for: the command is done, whenever the message is closed.
  void vscode.window.showWarningMessage(message);
}
