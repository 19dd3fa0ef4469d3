import * as vscode from 'vscode';
import { asText, type ExpirationSummary, humanDuration, phrase } from '../../core/index.ts';
import { COMMANDS, SECTION, SETTINGS, VIEWS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shown, shownIconLabel } from '../shown.ts';
import { expirationSummaryOf } from './expirationOf.ts';
import { statusTooltip } from './statusTooltip.ts';

/** What the item shows, for tests; undefined where it is hidden. */
export interface ShownStatus {
  readonly text: string;
  readonly spoken: string;
  readonly command: string;
  readonly background?: string;
}

/** The soonest end and the broken connections, in the status bar: only where there is a problem, unless set otherwise. */
export class StatusBar implements vscode.Disposable {
  readonly #inspection: Inspection;
  readonly #item = vscode.window.createStatusBarItem('kubernetesPki.status', vscode.StatusBarAlignment.Left, 1);
  readonly #disposables: vscode.Disposable;
  #shown: ShownStatus | undefined;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
    this.#item.name = vscode.l10n.t('Kubernetes PKI');
    this.#disposables = vscode.Disposable.from(
      this.#item,
      inspection.onDidChange(() => this.#update()),
    );
    this.#update();
  }

  get shown(): ShownStatus | undefined {
    return this.#shown;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #update(): void {
    const { report, settings } = this.#inspection;
    const summary = report && expirationSummaryOf(report, settings);
    this.#shown = summary && isWanted(summary) ? statusOf(summary, report.now) : undefined;
    if (!summary || !this.#shown) {
      this.#item.hide();
      return;
    }
    const { text, spoken, command, background } = this.#shown;
    this.#item.text = text;
    this.#item.command = command;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.tooltip = statusTooltip(summary, report.now);
    this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    this.#item.show();
  }
}

function isWanted({ expired, expiring, broken, next }: ExpirationSummary): boolean {
  const wish = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.statusBar);
  const hasProblem = expired.length > 0 || expiring.length > 0 || broken.length > 0;
  if (wish === 'never') return false;
  return hasProblem || (wish === 'always' && next !== undefined);
}

function statusOf({ expired, expiring, broken, next }: ExpirationSummary, now: number): ShownStatus {
  const [isEnded, isEnding, isBroken] = [expired.length > 0, expiring.length > 0, broken.length > 0];
  const texts: string[] = [];
  const words: string[] = [];
  if (isEnded) {
    texts.push(`$(error) ${vscode.l10n.t('{0} expired', expired.length)}`);
    words.push(
      expired.length === 1
        ? vscode.l10n.t('1 certificate expired')
        : vscode.l10n.t('{0} certificates expired', expired.length),
    );
  }
  const end = next?.certificate?.notAfter;
  if (next && end !== undefined && (isEnding || !(isEnded || isBroken))) {
    const left = humanDuration(end - now);
    texts.push(`${isEnding ? '$(warning)' : '$(verified)'} ${shownIconLabel(asText(next.name))} ${left}`);
    words.push(shown(phrase('{name} expires in {left}', { name: next.name, left })));
  }
  if (isBroken) {
    texts.push(`$(debug-disconnect) ${broken.length}`);
    words.push(
      broken.length === 1
        ? vscode.l10n.t('1 connection broken')
        : vscode.l10n.t('{0} connections broken', broken.length),
    );
  }
  return {
    text: texts.join('  '),
    spoken: `${vscode.l10n.t('Kubernetes PKI')}: ${words.join(', ')}`,
    command: isBroken && !isEnded && !isEnding ? `${VIEWS.connections}.focus` : COMMANDS.showExpiration,
    background: isEnded ? 'statusBarItem.errorBackground' : isBroken ? 'statusBarItem.warningBackground' : undefined,
  };
}
