import * as vscode from 'vscode';
import { type ExpirationEntry, type ExpirationSummary, humanDuration, phrase, type Text } from '../../core/index.ts';
import { COMMANDS, SCHEMES, SECTION, SETTINGS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shownNotice } from '../shown.ts';
import { expirationSummaryOf } from './expirationOf.ts';

/** Says once a day that certificates have expired or will soon. */
export function registerExpiryNotice(inspection: Inspection, memory: NoticeMemory): vscode.Disposable {
  const notice = new DailyNotice({ memory, now: Date.now, isOn, show, onChoice });
  const tell = () => {
    const { report, settings } = inspection;
    const workspace = workspaceKey();
    if (!report || workspace === undefined) return;
    const text = sentence(expirationSummaryOf(report, settings), report.now);
    if (text !== undefined) notice.tell(workspace, shownNotice(text)).catch(() => {});
  };
  tell();
  return inspection.onDidChange(tell);
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(SETTINGS.expiryNotification) !== false;
}

async function show(text: string): Promise<NoticeChoice | undefined> {
  const report = vscode.l10n.t('Show Report');
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

/** Undefined where nothing is open. */
function workspaceKey(): string | undefined {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length === 0) return undefined;
  return workspaceFile?.toString() ?? workspaceFolders.map(({ uri }) => uri.toString()).join('\n');
}

/** Undefined where there is nothing to tell. */
function sentence(summary: ExpirationSummary, now: number): Text | undefined {
  const [expired, expiring] = [summary.expired.filter(isNoSample), summary.expiring.filter(isNoSample)];
  const [ended] = expired;
  const [next] = expiring;
  if (ended) {
    const { name } = ended;
    return expired.length === 1
      ? phrase('The certificate {name} has expired.', { name })
      : phrase('{count} certificates have expired, among them {name}.', { count: expired.length, name });
  }
  const end = next?.certificate?.notAfter;
  if (!next || end === undefined) return undefined;
  const [name, left] = [next.name, humanDuration(end - now)];
  return expiring.length === 1
    ? phrase('The certificate {name} expires in {left}.', { name, left })
    : phrase('{count} certificates expire soon, {name} in {left}.', { count: expiring.length, name, left });
}

/** The sample cluster's are meant to have expired. */
function isNoSample({ at }: ExpirationEntry): boolean {
  return !at?.uri.startsWith(`${SCHEMES.sample}:`);
}

/** What the notice remembers its days in: VS Code's `Memento`, or a test's. */
interface NoticeMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface NoticePorts {
  readonly memory: NoticeMemory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly isOn: () => boolean;
  /** Shows the text, and resolves to what was chosen; undefined where it was closed. */
  readonly show: (text: string) => PromiseLike<NoticeChoice | undefined>;
  readonly onChoice: (choice: NoticeChoice) => PromiseLike<unknown> | unknown;
}

export type NoticeChoice = 'report' | 'never';

const KEY = 'expiryNotice';

const DAY = 86_400_000;

/** Tells a workspace of ends that came or come soon, at most once in a day, whichever window asks; never two at a time. */
export class DailyNotice {
  readonly #ports: NoticePorts;
  #isOpen = false;

  constructor(ports: NoticePorts) {
    this.#ports = ports;
  }

  /** `workspace` is its key. Resolves when the notice was answered or closed, at once where none is due. */
  async tell(workspace: string, text: string): Promise<void> {
    const { now, isOn, show, onChoice } = this.#ports;
    if (this.#isOpen || !isOn() || this.#wasToldToday(workspace)) return;
    this.#isOpen = true;
    try {
      await this.#remember(workspace, now());
      const choice = await show(text);
      if (choice) await onChoice(choice);
    } finally {
      this.#isOpen = false;
    }
  }

  #wasToldToday(workspace: string): boolean {
    const told = this.#told().get(workspace);
    const age = told === undefined ? DAY : this.#ports.now() - told;
    // A clock that was set back must not silence it for long.
    return age >= 0 && age < DAY;
  }

  /** What is older than a day is forgotten. */
  async #remember(workspace: string, time: number): Promise<void> {
    const kept = [...this.#told()].filter(([, told]) => told <= time && time - told < DAY);
    await this.#ports.memory.update(KEY, Object.fromEntries([...kept, [workspace, time]]));
  }

  #told(): ReadonlyMap<string, number> {
    const stored = this.#ports.memory.get(KEY);
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
    return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  }
}
