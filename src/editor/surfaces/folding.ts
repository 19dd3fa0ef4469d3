import * as vscode from 'vscode';
import { type DecodedFile, yamlPathOf } from '../../core/index.ts';
import { toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { Providers } from './providers.ts';

/**
 * Folds PEM blocks and the text before each. YAML is left to its indentation: where a provider answers, VS Code folds by
 * nothing else.
 */
export function registerFolding(inspection: Inspection, providers: Providers): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    inspection.onDidChange(() => changed.fire()),
    providers.registerForPki((selector) =>
      vscode.languages.registerFoldingRangeProvider(selector, {
        onDidChangeFoldingRanges: changed.event,
        provideFoldingRanges(document) {
          const file = inspection.report?.files.get(document.uri.toString());
          return file?.format === 'pem' ? foldsOf(file) : undefined;
        },
      }),
    ),
  );
}

function foldsOf(file: DecodedFile): vscode.FoldingRange[] {
  const folds: vscode.FoldingRange[] = [];
  let next = 0;
  for (const artifact of file.artifacts) {
    if (yamlPathOf(artifact) !== undefined) continue;
    const { start, end } = toRange(file, artifact.origin.span);
    // A span may end at the start of the line after the block.
    const last = end.character === 0 ? end.line - 1 : end.line;
    if (start.line - 1 > next) {
      folds.push(new vscode.FoldingRange(next, start.line - 1, vscode.FoldingRangeKind.Comment));
    }
    if (last > start.line) folds.push(new vscode.FoldingRange(start.line, last));
    next = last + 1;
  }
  return folds;
}
