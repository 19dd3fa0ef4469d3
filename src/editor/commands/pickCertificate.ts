import * as vscode from 'vscode';
import {
  type CertificateArtifact,
  phrase,
  type Report,
  shortName,
  timeLeftText,
  untrusted,
  utcText,
} from '../../core/index.ts';
import { shownIconLabel } from '../shown.ts';

/** One certificate of the report from a list, each at every place where it lies; undefined where the list was closed. */
export async function pickCertificate(report: Report, placeHolder: string): Promise<CertificateArtifact | undefined> {
  const items = [...report.files.values()]
    .flatMap(({ artifacts }) => artifacts.filter((artifact) => artifact.kind === 'certificate'))
    .map((artifact) => ({
      label: shownIconLabel(shortName(artifact.certificate.subject)),
      description: shownIconLabel(
        untrusted(vscode.workspace.asRelativePath(vscode.Uri.parse(artifact.origin.uri, true))),
      ),
      detail: shownIconLabel(
        phrase('{time} ({date})', {
          time: timeLeftText({ ...artifact.certificate, isCa: false }, report.now),
          date: utcText(artifact.certificate.notAfter),
        }),
      ),
      artifact,
    }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return chosen?.artifact;
}
