import * as vscode from 'vscode';
import { SEVERITIES } from '../../core/beforeCandidates.ts';
import { phrase, type Report, RULES, type Severity } from '../../core/index.ts';
import { COMMANDS, SECTION, SETTINGS } from '../manifest/ids.ts';
import { shown, shownNotice } from '../text/shown.ts';
import type { Command } from './command.ts';

/** Sets how severe a rule is, in the settings of the workspace: of the rule, of a row's findings, or of one that is picked. */
export const setSeverity: Command = {
  id: COMMANDS.setSeverity,
  async run({ inspection: { report } }, [given]) {
    const rule = await chosenRule(report, given);
    if (rule === undefined) return;
    const chosen = await pickSeverity(rule);
    if (chosen) await write(rule, chosen.severity);
  },
};

/** The rule of a row's findings, else of the report's; asks if there are several. */
async function chosenRule(report: Report | undefined, given: unknown): Promise<string | undefined> {
  if (typeof given === 'string') return given;
  const own = rulesOf(typeof given === 'object' && given !== null && 'findings' in given ? given.findings : undefined);
  const rules = own.length > 0 ? own : rulesOf(report?.findings);
  const offered = rules.length > 0 ? rules : RULES.map(({ id }) => id);
  if (own.length === 1) return own[0];
  const items = offered.map((id) => ({ label: id, description: titleOf(id) ?? '' }));
  const options = { title: vscode.l10n.t('Set Severity of Rule'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}

function titleOf(id: string): string | undefined {
  const title = RULES.find((rule) => rule.id === id)?.title;
  return title === undefined ? undefined : shown({ template: title, slots: {} });
}

function rulesOf(findings: unknown): readonly string[] {
  if (!Array.isArray(findings)) return [];
  const rules = findings.flatMap((finding: unknown) => {
    const rule: unknown =
      typeof finding === 'object' && finding !== null && 'rule' in finding ? finding.rule : undefined;
    return typeof rule === 'string' && RULES.some(({ id }) => id === rule) ? [rule] : [];
  });
  return [...new Set(rules)].sort();
}

type Choice = Severity | 'off';

interface SeverityItem extends vscode.QuickPickItem {
  /** Undefined for the rule's own. */
  readonly severity: Choice | undefined;
}

function pickSeverity(rule: string): Thenable<SeverityItem | undefined> {
  const current: unknown = ownSeverities()[rule];
  const usual = RULES.find(({ id }) => id === rule)?.severity;
  const items = [...SEVERITIES, 'off' as const].map(
    (severity): SeverityItem => ({
      label: severityText(severity),
      description: severity === current ? vscode.l10n.t('current') : '',
      severity,
    }),
  );
  const detail = usual ? vscode.l10n.t('Default: {0}', severityText(usual)) : vscode.l10n.t('Default');
  const options = {
    title: vscode.l10n.t('Severity of {0}', rule),
    placeHolder: vscode.l10n.t('Applies to this workspace'),
  };
  return vscode.window.showQuickPick([...items, { label: detail, severity: undefined }], options);
}

function severityText(severity: Choice): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('Error');
    case 'warning':
      return vscode.l10n.t('Warning');
    case 'info':
      return vscode.l10n.t('Information');
    case 'hint':
      return vscode.l10n.t('Hint');
    case 'off':
      return vscode.l10n.t('Off');
  }
}

/** The settings of the workspace, without the user's. */
function ownSeverities(): Readonly<Record<string, unknown>> {
  const own: unknown = vscode.workspace.getConfiguration(SECTION).inspect(SETTINGS.rules)?.workspaceValue;
  return typeof own === 'object' && own !== null ? { ...own } : {};
}

async function write(rule: string, severity: Choice | undefined): Promise<void> {
  const { [rule]: _, ...others } = ownSeverities();
  const wanted = severity === undefined ? others : { ...others, [rule]: severity };
  const value = Object.keys(wanted).length > 0 ? wanted : undefined;
  try {
    const settings = vscode.workspace.getConfiguration(SECTION);
    await settings.update(SETTINGS.rules, value, vscode.ConfigurationTarget.Workspace);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(shownNotice(phrase('Cannot write the setting: {why}', { why })));
  }
}
