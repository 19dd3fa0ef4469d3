import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';

/**
 * Registers a provider that has no event to say that its answers changed: VS Code asks again when it is registered again,
 * which is done with each report that `isNews` finds worth it.
 */
export function registerAgain(
  inspection: Inspection,
  register: () => vscode.Disposable,
  isNews: (report: Report, before: Report | undefined) => boolean,
): vscode.Disposable {
  let registered = register();
  let before = inspection.report;
  const listener = inspection.onDidChange((report) => {
    if (isNews(report, before)) {
      registered.dispose();
      registered = register();
    }
    before = report;
  });
  return new vscode.Disposable(() => {
    listener.dispose();
    registered.dispose();
  });
}

/** Whether a document in sight was decoded since; an unchanged file is the same object in every report. */
export function isVisibleChanged(report: Report, before: Report | undefined): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => {
    const uri = document.uri.toString();
    return report.files.get(uri) !== before?.files.get(uri);
  });
}
