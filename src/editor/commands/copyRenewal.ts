import * as vscode from 'vscode';
import { expirationReport, phrase } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { shownNotice } from '../shown.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';
import { rowArtifact } from './rowTarget.ts';

/** Copies the command that renews a certificate, as its maker documents it. Says why there is none. Nothing is run. */
export const copyRenewal: Command = {
  id: COMMANDS.copyRenewal,
  async run(context, [row]) {
    const { report, settings } = context.inspection;
    const artifact = (report && rowArtifact(report, row)) ?? (await chosenCertificate(context, row));
    if (!report || !artifact) return;
    const { certificates, authorities } = expirationReport(report, settings);
    const entries = [...certificates, ...authorities].filter(
      ({ certificate }) => certificate?.sha256 === artifact.certificate.sha256,
    );
    const entry = entries.find(({ at }) => at?.uri === artifact.origin.uri) ?? entries[0];
    if (entry?.renewal.command === undefined) {
      const note = entry?.renewal.note;
      const none = phrase('How this certificate is renewed is not known.');
      void vscode.window.showInformationMessage(shownNotice(note ?? none));
      return;
    }
    await vscode.env.clipboard.writeText(entry.renewal.command);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Command copied.'), 3000);
  },
};
