import * as vscode from 'vscode';
import {
  type ComparisonInput,
  comparisonDocument,
  comparisonJson,
  documentMarkdown,
  jsonText,
} from '../../core/index.ts';
import { inFirstFolder } from '../files/inFirstFolder.ts';
import { showSaved } from '../text/savedNotice.ts';

/** Asks where to save the comparison and writes it there, and nowhere else: as JSON where the name ends so, else as Markdown. */
export async function saveComparison(input: ComparisonInput): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    ...inFirstFolder('pki-comparison.md'),
    filters: { Markdown: ['md'], JSON: ['json'] },
  });
  if (!target) return;
  const text = target.path.endsWith('.json')
    ? jsonText(comparisonJson(input))
    : [...documentMarkdown(comparisonDocument(input))].join('');
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  showSaved(vscode.l10n.t('Report saved.'), target);
}
