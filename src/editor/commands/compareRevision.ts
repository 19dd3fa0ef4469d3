import * as vscode from 'vscode';
import { dateText, joined, phrase, untrusted } from '../../core/index.ts';
import { folderState } from '../comparison/comparedFolders.ts';
import { knownStates } from '../comparison/knownStates.ts';
import { type GitCommit, type GitRef, type GitRepository, repositoryOf } from '../git/gitApi.ts';
import { keyOf } from '../git/revisionFiles.ts';
import { revisionUri } from '../git/revisionUri.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shown, shownIconLabel } from '../text/shown.ts';
import type { Command, CommandContext } from './command.ts';

/** Commits that are offered. */
const RECENT = 50;

/** Compares a folder, as it is now, with what it was in a commit: the folder of the Explorer's menu, or one that is picked. */
export const compareRevision: Command = {
  id: COMMANDS.compareRevision,
  async run(context, [given]) {
    const folder = given instanceof vscode.Uri ? given : await pickFolder(context);
    if (!folder) return;
    const repository = context.canReadRevisions && vscode.workspace.isTrusted ? await repositoryOf(folder) : undefined;
    if (!repository) {
      vscode.window.showInformationMessage(vscode.l10n.t('No open Git repository contains this folder.'));
      return;
    }
    const picked = await pickRevision(repository, folder);
    if (!picked) return;
    const after = folderState(folder);
    const { name, commit } = picked;
    const title = shown(phrase('{folder} at {revision}', { folder: after.title, revision: name }));
    const uri = revisionUri({ commit, file: folder }).toString();
    await context.comparison.show({ before: { uri, name: after.name, title }, after });
  },
};

/** The only folder on disk, or one that is picked. */
async function pickFolder({ inspection }: CommandContext): Promise<vscode.Uri | undefined> {
  const known = knownStates(inspection).filter(({ uri }) => uri.startsWith('file:'));
  const items = known.map(({ title, uri }) => ({ label: shownIconLabel(untrusted(title)), uri }));
  const placeHolder = vscode.l10n.t('Compare which folder with a Git revision?');
  const picked = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder }) : items[0];
  return picked && vscode.Uri.parse(picked.uri, true);
}

interface RevisionItem extends vscode.QuickPickItem {
  readonly commit?: string;
  readonly name?: string;
}

/** A commit that changed the folder, a branch or a tag. */
async function pickRevision(
  repository: GitRepository,
  folder: vscode.Uri,
): Promise<{ readonly commit: string; readonly name: string } | undefined> {
  const placeHolder = vscode.l10n.t('Compare with which revision? It is the state before the change.');
  const items = revisionItems(repository, folder);
  const item = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return item?.commit === undefined || item.name === undefined ? undefined : { commit: item.commit, name: item.name };
}

async function revisionItems(repository: GitRepository, folder: vscode.Uri): Promise<readonly RevisionItem[]> {
  const isWhole = keyOf(folder) === keyOf(repository.rootUri);
  const options = isWhole ? { maxEntries: RECENT } : { maxEntries: RECENT, path: folder.fsPath };
  const [commits, refs] = await Promise.all([
    repository.log(options).catch(() => []),
    repository.getRefs({ sort: 'committerdate' }).catch(() => []),
  ]);
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    separator(vscode.l10n.t('Commits That Change the Folder')),
    ...commits.map(commitItem),
    separator(vscode.l10n.t('Branches and Tags')),
    ...refs.flatMap(refItem),
  ];
}

function commitItem({ hash, message, commitDate, authorName }: GitCommit): RevisionItem {
  const [subject = ''] = message.split('\n');
  const short = hash.slice(0, 8);
  const parts = [short, ...(commitDate ? [dateText(commitDate.getTime())] : []), ...(authorName ? [authorName] : [])];
  return {
    label: `$(git-commit) ${shownIconLabel(untrusted(subject))}`,
    description: shownIconLabel(joined(parts, ' · ')),
    commit: hash,
    name: short,
  };
}

function refItem({ name, commit }: GitRef): readonly RevisionItem[] {
  if (name === undefined || commit === undefined) return [];
  const description = shownIconLabel(untrusted(commit.slice(0, 8)));
  return [{ label: `$(git-branch) ${shownIconLabel(untrusted(name))}`, description, commit, name }];
}
