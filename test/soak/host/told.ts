import * as vscode from 'vscode';
import type { KubernetesPkiApi } from '../../../src/api.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import type { Problem, Told } from '../outside/questions.ts';

const SEVERITIES = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
} as const;

/** The current state for other extensions and the person; undefined before the first whole report. */
export function reported(api: KubernetesPkiApi, internal: ExtensionApi): Told | undefined {
  const report = api.report();
  const inner = internal.report();
  if (!report || !inner || inner.isPartial) return undefined;
  const stale = [...inner.files.values()].flatMap((file) => (file.stale ? [file.uri] : []));
  return { report, problems: shownProblems(), stale };
}

function shownProblems(): readonly Problem[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics.flatMap((one) => (one.source === 'Kubernetes PKI' ? [problemOf(uri, one)] : [])),
    );
}

function problemOf(uri: vscode.Uri, { range, severity, message, code, relatedInformation = [] }: vscode.Diagnostic) {
  return {
    uri: uri.toString(),
    rule: typeof code === 'object' ? String(code.value) : '',
    severity: SEVERITIES[severity],
    message,
    range: rangeText(range),
    related: relatedInformation.map(
      ({ location, message: words }) => `${location.uri.toString()} ${rangeText(location.range)} ${words}`,
    ),
  } satisfies Problem;
}

function rangeText({ start, end }: vscode.Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
