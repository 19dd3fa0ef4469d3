import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import {
  artifactName,
  decodeText,
  describeDecoded,
  descriptionText,
  encodedTextAt,
  phrase,
  shortName,
  textOfFile,
  textOfKeyStore,
} from '../../core/index.ts';
import { decodedCertificateUri } from '../conversion/documentUris.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { language } from '../text/language.ts';
import { shown, shownNotice } from '../text/shown.ts';
import { openKeyStoreFile } from '../viewer/openKeyStoreFile.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command, CommandContext } from './command.ts';

/** Decodes the text that a hover is about, else the selected text or, without a selection, the PEM block, base64 or token at the cursor. */
export const decodeSelection: Command = {
  id: COMMANDS.decodeSelection,
  async run(context, [uri, place]) {
    const editor = vscode.window.activeTextEditor;
    const text = textAt(uri, place) ?? (editor && chosenText(editor));
    if (text !== undefined) return showDecoded(text, context);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select the text to decode, or place the cursor in a PEM block, base64 text or a token.'),
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

/** The text of an open document at a place; undefined if the arguments are not those of a hover. */
function textAt(uri: unknown, place: unknown): string | undefined {
  if (!Array.isArray(place) || !place.every((one) => Number.isInteger(one))) return undefined;
  const [startLine, startCharacter, endLine, endCharacter] = place as readonly number[];
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document || startLine === undefined || startCharacter === undefined) return undefined;
  const range = new vscode.Range(startLine, startCharacter, endLine ?? startLine, endCharacter ?? startCharacter);
  return document.getText(document.validateRange(range));
}

/**
 * Opens what the text holds as a read-only document, what the workspace has to do with it first, or says why there is nothing to
 * open.
 */
async function showDecoded(text: string, { decoded, inspection }: CommandContext): Promise<void> {
  const file = await decodeText(text);
  const [first] = file.artifacts;
  const now = Date.now();
  const decodedText = textOfFile(file, now);
  if (decodedText !== '') {
    const { report, settings: thresholds } = inspection;
    const described = await describeDecoded(file.artifacts, { report, now, thresholds });
    const summary = described.map((one) => `${descriptionText(one, language())}\n`).join('');
    return decoded.open(shown(first ? artifactName(first) : phrase('Bootstrap token')), summary + decodedText);
  }
  const [problem] = file.problems;
  const message = problem
    ? phrase('Decoding failed: {problem}', { problem: problem.message })
    : phrase('Decoding failed: the text is not PEM, base64, hexadecimal or a token.');
  // Not waited for: the command is done, whenever the message is closed.
  void vscode.window.showWarningMessage(shownNotice(message));
}

/** Decodes what the clipboard holds, which stays as it is. */
export const decodeClipboard: Command = {
  id: COMMANDS.decodeClipboard,
  async run(context) {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() !== '') return showDecoded(text, context);
    void vscode.window.showInformationMessage(vscode.l10n.t('The clipboard contains no text.'));
  },
};

/** Opens a certificate as `openssl x509 -text` lays it out. */
export const openDecoded: Command = {
  id: COMMANDS.openDecoded,
  async run(context, [row]) {
    const artifact = await chosenCertificate(context, row);
    if (!artifact) return;
    const { certificate } = artifact;
    const uri = decodedCertificateUri(certificate, shown(shortName(certificate.subject)));
    await vscode.window.showTextDocument(uri, { preview: true });
  },
};

/**
 * Opens a PKCS#12 file: the selected one, else one that the person picks. Asks for the password once if the empty one is wrong, and keeps neither it
 * nor any content.
 */
export const openKeyStore: Command = {
  id: COMMANDS.openKeyStore,
  async run({ decoded }, [target]) {
    const uri = target instanceof vscode.Uri ? target : await pick();
    const opened = uri && (await openKeyStoreFile(uri));
    if (!uri || !opened) return;
    const name = baseName(uri.path);
    await decoded.open(name, textOfKeyStore(opened, name, Date.now()));
  },
};

async function pick(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('PKCS#12 files')]: ['p12', 'pfx'], [vscode.l10n.t('All files')]: ['*'] };
  const openLabel = vscode.l10n.t('Open');
  return (await vscode.window.showOpenDialog({ canSelectMany: false, filters, openLabel }))?.[0];
}
