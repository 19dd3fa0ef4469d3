import * as vscode from 'vscode';
import { phrase, skippedText, untrusted } from '../../core/index.ts';
import { archivePlace, archiveUri } from '../archives/archiveUri.ts';
import type { ComparedFolder } from '../comparison/comparedFolders.ts';
import { knownStates, stateAt } from '../comparison/knownStates.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shownIconLabel, shownNotice } from '../text/shown.ts';
import { ARCHIVE_EXTENSIONS } from './archives.ts';
import type { Command, CommandContext } from './command.ts';

/**
 * Compares a folder or archive, as it is now, with another one, as it was before: the one of the Explorer's menu, with the other one that is
 * selected there; each is picked where it is not given.
 */
export const compareFolder: Command = {
  id: COMMANDS.compareFolder,
  async run(context, [given, selected]) {
    const after = given instanceof vscode.Uri ? await stateOf(given) : await pickAfter(context);
    if (!after || !(await isReadable(context, after))) return;
    const before = (await otherOf(selected, after)) ?? (await pickBefore(context, after));
    if (!before || !(await isReadable(context, before))) return;
    await context.comparison.show({ before, after }, 'byTime');
  },
};

/** The second of two that are selected in the Explorer. */
async function otherOf(selected: unknown, { uri }: ComparedFolder): Promise<ComparedFolder | undefined> {
  const uris = Array.isArray(selected) ? selected.filter((one) => one instanceof vscode.Uri) : [];
  if (uris.length !== 2) return undefined;
  return (await Promise.all(uris.map(stateOf))).find((one) => one.uri !== uri);
}

/** A file is taken for an archive. */
async function stateOf(uri: vscode.Uri): Promise<ComparedFolder> {
  const stat = await Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined);
  const isFile = stat && (stat.type & vscode.FileType.Directory) === 0;
  return stateAt(isFile && !archivePlace(uri) ? archiveUri(uri) : uri);
}

/** Says why an archive cannot be read. */
async function isReadable({ archives, log }: CommandContext, { uri, title }: ComparedFolder): Promise<boolean> {
  const root = vscode.Uri.parse(uri, true);
  if (!archivePlace(root)) return true;
  const opened = await archives.archives.at(root);
  if (typeof opened !== 'string') return true;
  log.warn(`Archive not compared: ${opened}.`);
  const reason = skippedText({ uri: '', reason: opened });
  const text = phrase('{name} cannot be inspected: {reason}', { name: untrusted(title), reason });
  void vscode.window.showWarningMessage(shownNotice(text));
  return false;
}

interface StateItem extends vscode.QuickPickItem {
  readonly state?: ComparedFolder;
  readonly choose?: () => Promise<ComparedFolder | undefined>;
}

/** The window's only folder, or one that is picked. */
async function pickAfter({ inspection }: CommandContext): Promise<ComparedFolder | undefined> {
  const known = knownStates(inspection);
  const [only] = known;
  if (known.length === 1) return only;
  return picked([...known.map(itemOf), ...dialogs()], vscode.l10n.t('Choose the state after the change'));
}

function pickBefore({ inspection }: CommandContext, after: ComparedFolder): Promise<ComparedFolder | undefined> {
  const isPart = ({ uri }: ComparedFolder) => uri === after.uri || after.uri.startsWith(`${uri}/`);
  const known = knownStates(inspection).filter((one) => !isPart(one));
  const hint = vscode.l10n.t('Choose the state before the change');
  return picked([...known.map(itemOf), ...dialogs()], hint);
}

async function picked(items: readonly StateItem[], placeHolder: string): Promise<ComparedFolder | undefined> {
  const item = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return item?.state ?? item?.choose?.();
}

function itemOf(state: ComparedFolder): StateItem {
  const icon = archivePlace(vscode.Uri.parse(state.uri, true)) ? '$(file-zip)' : '$(folder)';
  return { label: `${icon} ${shownIconLabel(untrusted(state.title))}`, state };
}

function dialogs(): readonly StateItem[] {
  return [
    {
      label: `$(folder-opened) ${vscode.l10n.t('Choose Folder…')}`,
      choose: () => chosen({ canSelectFolders: true, canSelectFiles: false }),
    },
    {
      label: `$(file-zip) ${vscode.l10n.t('Choose Archive…')}`,
      choose: () => chosen({ filters: { [vscode.l10n.t('Archives')]: [...ARCHIVE_EXTENSIONS] } }),
    },
  ];
}

async function chosen(options: vscode.OpenDialogOptions): Promise<ComparedFolder | undefined> {
  const title = vscode.l10n.t('Compare PKI with Another Folder or Archive');
  const uris = await vscode.window.showOpenDialog({ ...options, openLabel: vscode.l10n.t('Compare'), title });
  return uris?.[0] && stateOf(uris[0]);
}
