import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';
import { targetOf } from './compareSelection.ts';
import { pickCertificate } from './pickCertificate.ts';
import { rowArtifact } from './rowArtifact.ts';

/** Compares two certificates: those of two rows where they are given, else two picked from a list. */
export const compareCertificates: Command = {
  id: COMMANDS.compareCertificates,
  async run({ inspection, viewers }, [first, second]) {
    const { report } = inspection;
    if (!report) return;
    const left =
      rowArtifact(report, first) ?? (await pickCertificate(report, vscode.l10n.t('First certificate to compare')));
    if (!left) return;
    const right =
      rowArtifact(report, second) ?? (await pickCertificate(report, vscode.l10n.t('Second certificate to compare')));
    if (right) viewers.compare({ left: targetOf(report, left), right: targetOf(report, right) });
  },
};
