import * as vscode from 'vscode';
import type { Finding, Report } from '../../core/index.ts';
import { toLocation, toRange, toSeverity } from '../convert.ts';
import { DIAGNOSTIC_SOURCE } from '../ids.ts';
import type { Inspection } from '../inspection.ts';
import { findingText, relatedText } from '../words.ts';
import { ruleUri } from './documentUris.ts';

/** Shows the findings in the Problems panel. Files whose findings did not change are left alone. */
export function registerDiagnostics(inspection: Inspection): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('kubernetesPki');
  let shown = new Map<string, string>();

  function show(report: Report) {
    const next = new Map<string, string>();
    for (const [uri, findings] of groupByFile(report.findings)) {
      const diagnostics = findings.map((finding) => toDiagnostic(report, finding));
      const content = JSON.stringify(diagnostics);
      next.set(uri, content);
      if (shown.get(uri) !== content) collection.set(vscode.Uri.parse(uri, true), diagnostics);
    }
    for (const uri of shown.keys()) if (!next.has(uri)) collection.delete(vscode.Uri.parse(uri, true));
    shown = next;
  }

  if (inspection.report) show(inspection.report);
  return vscode.Disposable.from(collection, inspection.onDidChange(show));
}

export function toDiagnostic(report: Report, finding: Finding): vscode.Diagnostic {
  const range = toRange(report.files.get(finding.at.uri), finding.at.span);
  const diagnostic = new vscode.Diagnostic(range, findingText(finding), toSeverity(finding.severity));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    (place) => new vscode.DiagnosticRelatedInformation(toLocation(report, place), relatedText(place)),
  );
  return diagnostic;
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.at.uri);
    if (group) group.push(finding);
    else groups.set(finding.at.uri, [finding]);
  }
  return groups;
}
