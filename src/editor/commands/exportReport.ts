import * as vscode from 'vscode';
import { auditInput } from '../auditInput.ts';
import { COMMANDS } from '../ids.ts';
import { type ReportFormat, reportText } from '../reportText.ts';
import type { Command } from './command.ts';

const EXTENSIONS = { markdown: 'md', html: 'html', sarif: 'sarif', json: 'json' } as const satisfies Record<
  ReportFormat,
  string
>;

/** Writes a report to hand on where the person says: to an auditor, into a ticket, to another program. */
export const exportReport: Command = {
  id: COMMANDS.exportReport,
  async run({ inspection }) {
    if (!inspection.report) await inspection.refresh();
    const { report } = inspection;
    if (!report || report.files.size === 0) {
      vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to report on: no file was inspected.'));
      return;
    }
    const format = await pickFormat();
    if (!format) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = `kubernetes-pki-report.${EXTENSIONS[format.id]}`;
    const target = await vscode.window.showSaveDialog({
      defaultUri: folder && vscode.Uri.joinPath(folder, name),
      filters: { [format.label]: [EXTENSIONS[format.id]] },
      title: vscode.l10n.t('Export PKI Report'),
    });
    if (!target) return;
    const text = await reportText(format.id, await auditInput(inspection, report));
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const open = vscode.l10n.t('Open');
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('The report was saved.'), open);
    if (answer === open) await openSaved(target, format.id);
  },
};

interface FormatItem extends vscode.QuickPickItem {
  readonly id: ReportFormat;
}

function pickFormat(): Thenable<FormatItem | undefined> {
  const items: readonly FormatItem[] = [
    { id: 'html', label: 'HTML', description: vscode.l10n.t('one page to read, print and hand on') },
    { id: 'markdown', label: 'Markdown', description: vscode.l10n.t('for a ticket or a pull request') },
    { id: 'sarif', label: 'SARIF', description: vscode.l10n.t('findings for code scanning, hidden ones included') },
    { id: 'json', label: 'JSON', description: vscode.l10n.t('certificates, connections and findings for a program') },
  ];
  return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Format of the report') });
}

/** A page opens in the browser where that can reach the file, anything else in an editor. */
async function openSaved(target: vscode.Uri, format: ReportFormat): Promise<void> {
  const isLocal = target.scheme === 'file' && vscode.env.remoteName === undefined;
  if (format === 'html' && isLocal && vscode.env.uiKind === vscode.UIKind.Desktop)
    await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
