import * as vscode from 'vscode';
import { KUBERNETES_RELEASES, minorText, phrase, type Report, untrusted } from '../../core/index.ts';
import type { ComparedFolder } from '../comparison/comparedFolders.ts';
import { knownStates, stateAt } from '../comparison/knownStates.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shown, shownIconLabel } from '../text/shown.ts';
import type { Command, CommandContext } from './command.ts';

/** Compares a folder or archive with itself as if every component were of another release of Kubernetes. Each that is not given is picked. */
export const compareRelease: Command = {
  id: COMMANDS.compareRelease,
  async run(context, [given]) {
    const before = given instanceof vscode.Uri ? stateAt(given) : await pickState(context);
    if (!before) return;
    const release = await pickRelease(context.inspection.report);
    if (release === undefined) return;
    const slots = { folder: untrusted(before.title), release: minorText(release) };
    const title = shown(phrase('{folder} as Kubernetes {release}', slots));
    await context.comparison.show({ before, after: { ...before, title, release } });
  },
};

/** The window's only state, or one that is picked. */
async function pickState({ inspection }: CommandContext): Promise<ComparedFolder | undefined> {
  const known = knownStates(inspection);
  if (known.length < 2) return known[0];
  const items = known.map((state) => ({ label: shownIconLabel(untrusted(state.title)), state }));
  const placeHolder = vscode.l10n.t('Check which folder or archive against another release?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.state;
}

/** The release after the newest known one comes first: what it changes is partly known before it is out. */
async function pickRelease(report: Report | undefined): Promise<number | undefined> {
  const { first, last } = KUBERNETES_RELEASES;
  const own = new Set(
    (report?.nodes ?? []).flatMap(({ view }) =>
      view.components.flatMap(({ name, version }) => (name === 'kube-apiserver' && version ? version.minor : [])),
    ),
  );
  const items = Array.from({ length: last + 2 - first }, (_, at) => last + 1 - at).map((minor) => ({
    label: shown(phrase('Kubernetes {release}', { release: minorText(minor) })),
    description: descriptionOf(minor, own) ?? '',
    minor,
  }));
  const placeHolder = vscode.l10n.t('Evaluate every component as one of which release?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.minor;
}

function descriptionOf(minor: number, own: ReadonlySet<number>): string | undefined {
  const { last } = KUBERNETES_RELEASES;
  if (minor > last) return vscode.l10n.t('changes after {0} are unknown', minorText(last));
  if (own.has(minor)) return vscode.l10n.t('release of the API server');
  return minor === last ? vscode.l10n.t('newest known release') : undefined;
}
