import * as vscode from 'vscode';
import {
  type CertificateArtifact,
  type Report,
  shortName,
  timeLeftText,
  utcText,
  visibleText,
} from '../../core/index.ts';
import { localized } from '../words.ts';

/** One certificate of the report from a list, each at every place where it lies; undefined where the list was closed. */
export async function pickCertificate(report: Report, placeHolder: string): Promise<CertificateArtifact | undefined> {
  const items = [...report.files.values()]
    .flatMap(({ artifacts }) => artifacts.filter((artifact) => artifact.kind === 'certificate'))
    .map((artifact) => ({
      label: plain(shortName(artifact.certificate.subject)),
      description: plain(vscode.workspace.asRelativePath(vscode.Uri.parse(artifact.origin.uri, true))),
      detail: localized(
        `${timeLeftText({ ...artifact.certificate, isCa: false }, report.now)} (${utcText(artifact.certificate.notAfter)})`,
      ),
      artifact,
    }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return chosen?.artifact;
}

/** A list to pick from would draw `$(name)` as an icon. */
function plain(text: string): string {
  return visibleText(text).replaceAll('$(', '\\$(');
}
