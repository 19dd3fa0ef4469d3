import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { GROUPINGS, type Grouping } from '../trees/certificates/grouping.ts';
import { groupingText } from '../trees/groupingText.ts';
import type { Command } from './command.ts';

/** Asks what the certificates are to be grouped by. */
export const groupBy: Command = {
  id: COMMANDS.groupBy,
  async run({ trees: { choices } }) {
    const items = GROUPINGS.map((grouping) => ({
      label: groupingText(grouping),
      description: grouping === choices.grouping ? vscode.l10n.t('current') : undefined,
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
