import * as vscode from 'vscode';
import { expirationTable, type Report, RULES, renderRuleDoc, textOfArtifact, textOfFile } from '../../core/index.ts';
import { SCHEMES } from '../ids.ts';
import type { Inspection } from '../inspection.ts';
import { EXPIRATION_URI, ruleOf } from './documentUris.ts';

/** Provides the read-only documents: rule pages, decoded certificates, the expiration table. */
export function registerDocuments(inspection: Inspection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => contentOf(uri, inspection.report),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEMES.rule, provider),
    vscode.workspace.registerTextDocumentContentProvider(SCHEMES.document, provider),
    inspection.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEMES.document) changed.fire(uri);
    }),
  );
}

function contentOf(uri: vscode.Uri, report: Report | undefined): string {
  const rule = ruleOf(uri);
  if (rule !== undefined) return rulePage(rule);
  if (!report) return 'The files have not been looked at yet.\n';
  if (uri.path === EXPIRATION_URI.path) {
    const table = expirationTable(report, report.now);
    return table === '' ? 'No certificate of kubeadm’s is among these files.\n' : table;
  }
  return decodedText(new URLSearchParams(uri.query), report) ?? 'This is no longer among the files.\n';
}

function rulePage(id: string): string {
  const rule = RULES.find((one) => one.id === id);
  return rule ? renderRuleDoc(rule) : `There is no rule ${id}.\n`;
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
