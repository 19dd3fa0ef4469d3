import * as vscode from 'vscode';
import { inFirstFolder } from '../files/inFirstFolder.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { auditInput } from '../reports/auditInput.ts';
import { type ReportFormat, reportText } from '../reports/reportText.ts';
import { showSaved } from '../text/savedNotice.ts';
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
      vscode.window.showInformationMessage(vscode.l10n.t('Nothing to report: no files were scanned.'));
      return;
    }
    const format = await pickFormat();
    if (!format) return;
    const name = `kubernetes-pki-report.${EXTENSIONS[format.id]}`;
    const target = await vscode.window.showSaveDialog({
      ...inFirstFolder(name),
      filters: { [format.label]: [EXTENSIONS[format.id]] },
      title: vscode.l10n.t('Export PKI Report'),
    });
    if (!target) return;
    const text = await reportText(format.id, await auditInput(inspection, report));
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    showSaved(vscode.l10n.t('Report saved.'), target, format.id === 'html' ? openPage : undefined);
  },
};

interface FormatItem extends vscode.QuickPickItem {
  readonly id: ReportFormat;
}

function pickFormat(): Thenable<FormatItem | undefined> {
  const items: readonly FormatItem[] = [
    { id: 'html', label: 'HTML', description: vscode.l10n.t('single page to read, print and share') },
    { id: 'markdown', label: 'Markdown', description: vscode.l10n.t('for a ticket or a pull request') },
    {
      id: 'sarif',
      label: 'SARIF',
      description: vscode.l10n.t('findings for code scanning, including suppressed ones'),
    },
    { id: 'json', label: 'JSON', description: vscode.l10n.t('certificates, connections and findings for scripts') },
  ];
  return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Report format') });
}

/** Opens a page in the browser where that can reach the file, else in an editor. */
function openPage(target: vscode.Uri): Thenable<unknown> {
  const isLocal = target.scheme === 'file' && vscode.env.remoteName === undefined;
  return isLocal && vscode.env.uiKind === vscode.UIKind.Desktop
    ? vscode.env.openExternal(target)
    : vscode.commands.executeCommand('vscode.open', target);
}
