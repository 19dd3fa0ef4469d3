import * as vscode from 'vscode';
import { type ExpirationEntry, type ExpirationSummary, phrase, spanText, type Text } from '../../core/index.ts';
import { entryTitle, expirationSummaryOf } from '../inspection/expirationOf.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, SCHEMES, SECTION, SETTINGS } from '../manifest/ids.ts';
import { shownNotice } from '../text/shown.ts';
import { DailyNotice, type NoticeChoice, type NoticeMemory } from './dailyNotice.ts';

/** Says once a day that certificates have expired or will soon. */
export function registerExpiryNotice(inspection: Inspection, memory: NoticeMemory): vscode.Disposable {
  const notice = new DailyNotice({ memory, now: Date.now, isOn, show, onChoice });
  const tell = () => {
    const { report, settings, exercise } = inspection;
    const workspace = workspaceKey();
    // An exercise has expired certificates on purpose; what is counted is the whole workspace.
    if (!report || report.isPartial || workspace === undefined || exercise.current) return;
    const text = sentence(expirationSummaryOf(report, settings), report.now);
    if (text !== undefined) notice.report(workspace, shownNotice(text)).catch(() => {});
  };
  tell();
  return inspection.onDidChange(tell);
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS.expiryNotification) !== false;
}

async function show(text: string): Promise<NoticeChoice | undefined> {
  const report = vscode.l10n.t('Show Expiration');
  const never = vscode.l10n.t("Don't Show Again");
  const choice = await vscode.window.showWarningMessage(text, report, never);
  if (choice === report) return 'report';
  return choice === never ? 'never' : undefined;
}

async function onChoice(choice: NoticeChoice): Promise<void> {
  if (choice === 'report') {
    await vscode.commands.executeCommand(COMMANDS.showExpiration);
    return;
  }
  const configuration = vscode.workspace.getConfiguration(SECTION);
  await configuration.update(SETTINGS.expiryNotification, false, vscode.ConfigurationTarget.Global);
}

/** Undefined if nothing is open. */
function workspaceKey(): string | undefined {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length === 0) return undefined;
  return workspaceFile?.toString() ?? workspaceFolders.map(({ uri }) => uri.toString()).join('\n');
}

/** Undefined if there is nothing to tell. */
function sentence(summary: ExpirationSummary, now: number): Text | undefined {
  const [expired, expiring] = [summary.expired.filter(isNoSample), summary.expiring.filter(isNoSample)];
  const [ended] = expired;
  const [next] = expiring;
  if (ended) {
    const name = entryTitle(ended);
    return expired.length === 1
      ? phrase('The certificate {name} has expired.', { name })
      : phrase('{count} certificates have expired, including {name}.', { count: expired.length, name });
  }
  const end = next?.certificate?.notAfter;
  if (!next || end === undefined) return undefined;
  const [name, left] = [entryTitle(next), spanText(end - now)];
  return expiring.length === 1
    ? phrase('The certificate {name} expires in {left}.', { name, left })
    : phrase('{count} certificates expire soon. The first is {name}, in {left}.', {
        count: expiring.length,
        name,
        left,
      });
}

/** The sample cluster's are meant to have expired. */
function isNoSample({ at }: ExpirationEntry): boolean {
  return !at?.uri.startsWith(`${SCHEMES.sample}:`);
}
