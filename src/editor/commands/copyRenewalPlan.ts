import * as vscode from 'vscode';
import { planScript, renewalPlan } from '../../core/index.ts';
import { expirationOf } from '../inspection/expirationOf.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shown } from '../text/shown.ts';
import type { Command } from './command.ts';

/** Copies a script that renews what has expired or expires within the warning time, a part a node. Nothing is run. */
export const copyRenewalPlan: Command = {
  id: COMMANDS.copyRenewalPlan,
  async run({ inspection }) {
    const { report, settings } = inspection;
    if (!report) return;
    const plans = renewalPlan(report, expirationOf(report, settings));
    if (plans.length === 0) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t('No certificate has expired or expires within the warning time.'),
      );
      return;
    }
    await vscode.env.clipboard.writeText(planScript(plans, shown));
    vscode.window.setStatusBarMessage(vscode.l10n.t('Renewal plan copied.'), 3000);
  },
};
