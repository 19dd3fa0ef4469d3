import * as vscode from 'vscode';
import { shortName } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { shown } from '../shown.ts';
import { decodedCertificateUri } from '../surfaces/documentUris.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';

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
