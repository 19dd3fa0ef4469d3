import * as vscode from 'vscode';
import { groupBy } from '../../core/beforeCandidates.ts';
import { documentUri, type Finding, type Report } from '../../core/index.ts';
import { toLocation, toMarkedRange, toSeverity } from '../conversion/convert.ts';
import { ruleUri } from '../conversion/documentUris.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { DIAGNOSTIC_SOURCE } from '../manifest/ids.ts';
import { shortFinding } from '../text/shortFinding.ts';
import { shown, shownLines } from '../text/shown.ts';
import { ruleFinding } from './findingSection.ts';

/** Shows the findings in the Problems panel. Files whose findings did not change are left alone. */
export function registerDiagnostics(inspection: Inspection): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('kubernetesPki');
  let drawn: ReadonlyMap<string, Shown> = new Map();

  function show(report: Report) {
    const next = new Map<string, Shown>();
    for (const [uri, findings] of groupBy(report.findings, ({ at }) => documentUri(at.uri))) {
      const known = drawn.get(uri);
      const files = filesOf(report, findings);
      if (known && sameItems(known.findings, findings) && sameItems(known.files, files)) {
        next.set(uri, known);
        continue;
      }
      const diagnostics = findings.map((finding) => toDiagnostic(report, finding));
      const content = contentOf(diagnostics);
      next.set(uri, { findings, files, content });
      if (known?.content !== content) collection.set(vscode.Uri.parse(uri, true), diagnostics);
    }
    for (const uri of drawn.keys()) if (!next.has(uri)) collection.delete(vscode.Uri.parse(uri, true));
    drawn = next;
  }

  if (inspection.report) show(inspection.report);
  return vscode.Disposable.from(collection, inspection.onDidChange(show));
}

export function toDiagnostic(report: Report, finding: Finding): vscode.Diagnostic {
  const range = toMarkedRange(report.files.get(finding.at.uri), finding.at.span);
  const { message, related } = shortFinding(finding);
  const diagnostic = new vscode.Diagnostic(range, shownLines(message), toSeverity(finding.severity));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule, ruleFinding(report, finding)) };
  diagnostic.relatedInformation = related.map(
    (place) => new vscode.DiagnosticRelatedInformation(toLocation(report, place), shown(place.message)),
  );
  return diagnostic;
}

/** The problems of a file, and the values that they were made from. */
interface Shown {
  readonly findings: readonly Finding[];
  /** The files with its places. */
  readonly files: readonly unknown[];
  readonly content: string;
}

/** A diagnostic by itself leaves its related places, and where its code leads, out of its JSON. */
function contentOf(diagnostics: readonly vscode.Diagnostic[]): string {
  return JSON.stringify(diagnostics.map((diagnostic) => [diagnostic, diagnostic.relatedInformation]));
}

function filesOf({ files }: Report, findings: readonly Finding[]): readonly unknown[] {
  return findings.flatMap(({ at, related }) => [at, ...related].map(({ uri }) => files.get(uri)));
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
