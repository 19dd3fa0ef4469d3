import * as vscode from 'vscode';
import {
  type CertificateArtifact,
  dateText,
  phrase,
  type Report,
  shortName,
  timeLeftText,
  untrusted,
} from '../../core/index.ts';
import { workspacePath } from '../conversion/convert.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shownIconLabel } from '../text/shown.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';
import { targetOf } from './compareSelection.ts';
import { rowArtifact } from './rowTarget.ts';

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

/** One certificate of the report from a list, each at every place where it lies; undefined if the list was closed. */
async function pickCertificate(report: Report, placeHolder: string): Promise<CertificateArtifact | undefined> {
  const items = [...report.files.values()]
    .flatMap(({ artifacts }) => artifacts.filter((artifact) => artifact.kind === 'certificate'))
    .map((artifact) => ({
      label: shownIconLabel(shortName(artifact.certificate.subject)),
      description: shownIconLabel(untrusted(workspacePath(artifact.origin.uri))),
      detail: shownIconLabel(
        phrase('{time} ({date})', {
          time: timeLeftText({ ...artifact.certificate, isCa: false }, report.now),
          date: dateText(artifact.certificate.notAfter),
        }),
      ),
      artifact,
    }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return chosen?.artifact;
}

/** Compares a certificate with the one that was selected before. */
export const compareWithSelected: Command = {
  id: COMMANDS.compareWithSelected,
  async run(context, [row]) {
    const { report } = context.inspection;
    const left = context.compared.target;
    if (!report || !left) return;
    const artifact = rowArtifact(report, row) ?? (await chosenCertificate(context, row));
    if (artifact) context.viewers.compare({ left, right: targetOf(report, artifact) });
  },
};

/** Keeps a certificate to compare another one with. */
export const selectForCompare: Command = {
  id: COMMANDS.selectForCompare,
  async run(context, [row]) {
    const { report } = context.inspection;
    const artifact = report && (rowArtifact(report, row) ?? (await chosenCertificate(context, row)));
    if (artifact) await context.compared.select(targetOf(report, artifact));
  },
};
