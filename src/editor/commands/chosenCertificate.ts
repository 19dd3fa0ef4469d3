import * as vscode from 'vscode';
import { type CertificateArtifact, describeAt, type Report, shortName, untrusted } from '../../core/index.ts';
import { pointedAt, workspacePath } from '../conversion/convert.ts';
import { shownIconLabel } from '../text/shown.ts';
import type { CommandContext } from './command.ts';

/**
 * The certificate for a command: that of the tree row, else the one at the cursor, else the one that the person picks from a list. Undefined if there
 * is none or the list was closed.
 */
export async function chosenCertificate(
  { inspection }: CommandContext,
  row: unknown,
): Promise<CertificateArtifact | undefined> {
  const { report } = inspection;
  if (!report) return undefined;
  const wanted = typeof row === 'object' && row !== null && 'certificate' in row ? row.certificate : undefined;
  if (typeof wanted === 'string')
    return certificatesIn(report).find(({ certificate }) => certificate.sha256 === wanted);
  return atCursor(report, inspection) ?? pick(report);
}

function atCursor(report: Report, { settings }: CommandContext['inspection']): CertificateArtifact | undefined {
  const editor = vscode.window.activeTextEditor;
  const pointed = editor && pointedAt(report, editor.document.uri.toString(), editor.selection.active);
  if (!pointed) return undefined;
  const place = describeAt(report, pointed.file.uri, pointed.offset, settings);
  return place?.artifacts.find((artifact) => artifact.kind === 'certificate');
}

async function pick(report: Report): Promise<CertificateArtifact | undefined> {
  const distinct = new Map(certificatesIn(report).map((artifact) => [artifact.certificate.sha256, artifact]));
  const items = [...distinct.values()].map((artifact) => ({
    label: shownIconLabel(shortName(artifact.certificate.subject)),
    description: shownIconLabel(untrusted(workspacePath(artifact.origin.uri))),
    artifact,
  }));
  if (items.length === 0) {
    // Not waited for: the command is done, whenever the message is closed.
    void vscode.window.showInformationMessage(vscode.l10n.t('No certificates found in the workspace.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Certificate'),
    matchOnDescription: true,
  });
  return chosen?.artifact;
}

function certificatesIn(report: Report): readonly CertificateArtifact[] {
  return [...report.files.values()].flatMap(({ artifacts }) =>
    artifacts.filter((artifact) => artifact.kind === 'certificate'),
  );
}
