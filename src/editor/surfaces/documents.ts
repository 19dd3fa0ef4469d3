import * as vscode from 'vscode';
import { expirationTable, type Report, textOfArtifact, textOfFile } from '../../core/index.ts';
import { EXPIRATION_URI } from '../conversion/documentUris.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { SCHEMES } from '../manifest/ids.ts';

/** Provides the read-only documents that the report fills: decoded certificates, the expiration table. */
export function registerDocuments(inspection: Inspection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => contentOf(uri, inspection.report),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEMES.document, provider),
    inspection.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEMES.document) changed.fire(uri);
    }),
  );
}

function contentOf(uri: vscode.Uri, report: Report | undefined): string {
  if (!report) return 'The files have not been scanned yet.\n';
  if (uri.path === EXPIRATION_URI.path) {
    const table = expirationTable(report, report.now);
    return table === '' ? 'No certificates found.\n' : table;
  }
  return decodedText(new URLSearchParams(uri.query), report) ?? 'This is no longer in the scanned files.\n';
}

function decodedText(query: URLSearchParams, report: Report): string | undefined {
  const uri = query.get('file');
  if (uri !== null) {
    const file = report.files.get(uri);
    return file && textOfFile(file);
  }
  const sha256 = query.get('sha256');
  for (const file of report.files.values()) {
    for (const artifact of file.artifacts) {
      if (artifact.kind === 'certificate' && artifact.certificate.sha256 === sha256) return textOfArtifact(artifact);
    }
  }
  return undefined;
}
