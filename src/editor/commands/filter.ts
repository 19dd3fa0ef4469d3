import * as vscode from 'vscode';
import { phrase } from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../manifest/ids.ts';
import { shown, shownIconLabel } from '../text/shown.ts';
import { CATEGORIES, type Category, type CertificateFilter } from '../trees/certificates/filter.ts';
import { GROUPINGS, type Grouping } from '../trees/certificates/grouping.ts';
import { categoryText } from '../trees/filterText.ts';
import { groupingText } from '../trees/groupingText.ts';
import type { Command } from './command.ts';

/** Chooses which certificates the tree shows: a kind of them, or those that hold the words that are typed. */
export const filter: Command = {
  id: COMMANDS.filter,
  async run({ trees: { choices } }) {
    const chosen = await pickFilter(choices.filter);
    if (!chosen) return;
    choices.filterBy(chosen);
    await vscode.commands.executeCommand(`${VIEWS.certificates}.focus`);
  },
};

interface FilterItem extends vscode.QuickPickItem {
  readonly filter: CertificateFilter;
}

interface KindItem extends FilterItem {
  readonly category: Category;
}

/** Undefined if the list was closed. */
function pickFilter(current: CertificateFilter | undefined): Promise<CertificateFilter | undefined> {
  const kinds = CATEGORIES.map(
    (category): KindItem => ({
      label: shown(categoryText(category)),
      category,
      filter: { kind: 'category', category },
    }),
  );
  const pick = vscode.window.createQuickPick<FilterItem>();
  pick.title = vscode.l10n.t('Filter Certificates');
  pick.placeholder = vscode.l10n.t('Category, or part of a name, SAN, issuer, path, serial number or fingerprint');
  if (current?.kind === 'text') pick.value = current.text;
  const offerText = (text: string) => {
    pick.items = [...(text === '' ? [] : [textItem(text)]), ...kinds];
  };
  offerText(pick.value.trim());
  const active = kinds.find(({ category }) => current?.kind === 'category' && category === current.category);
  if (active) pick.activeItems = [active];
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => offerText(value.trim()));
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.filter);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Always shown, whatever is typed: the list itself finds it by no word. */
function textItem(text: string): FilterItem {
  return {
    label: shownIconLabel(phrase('Containing "{text}"', { text })),
    alwaysShow: true,
    filter: { kind: 'text', text },
  };
}

/** Shows all certificates again. */
export const clearFilter: Command = {
  id: COMMANDS.clearFilter,
  run({ trees }) {
    trees.choices.filterBy(undefined);
  },
};

/** Asks for the grouping of the certificates. */
export const groupBy: Command = {
  id: COMMANDS.groupBy,
  async run({ trees: { choices } }) {
    const items = GROUPINGS.map((grouping) => ({
      label: groupingText(grouping),
      description: grouping === choices.grouping ? vscode.l10n.t('current') : '',
      grouping,
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Group Certificates') });
    if (chosen) await choices.groupBy(chosen.grouping);
  },
};

const MENU: Readonly<Record<Grouping, readonly string[]>> = {
  authority: [COMMANDS.groupByAuthority, COMMANDS.groupedByAuthority],
  file: [COMMANDS.groupByFile, COMMANDS.groupedByFile],
  component: [COMMANDS.groupByComponent, COMMANDS.groupedByComponent],
  expiry: [COMMANDS.groupByExpiry, COMMANDS.groupedByExpiry],
};

/** The items of the view's menu: each order twice, since an extension's menu has checked items only by another title. */
export const groupings: readonly Command[] = GROUPINGS.flatMap((grouping) =>
  MENU[grouping].map((id) => ({ id, run: ({ trees: { choices } }) => choices.groupBy(grouping) })),
);
