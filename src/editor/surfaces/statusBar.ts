import * as vscode from 'vscode';
import {
  asText,
  connectionTitle,
  dateText,
  type ExpirationEntry,
  type ExpirationSummary,
  failingText,
  firstFailureText,
  leftOutOf,
  leftOutSummary,
  type Markdown,
  phrase,
  type Report,
  spanText,
  type Text,
  unreadOf,
  untrusted,
  withoutCause,
} from '../../core/index.ts';
import type { Progress } from '../exercises/answers.ts';
import { expirationSummaryOf, nextToEnd } from '../inspection/expirationOf.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, SECTION, SETTINGS, VIEWS } from '../manifest/ids.ts';
import { commandLink, joinedMarkdown, markup } from '../text/markdown.ts';
import { shown, shownIconLabel, shownMarkdown } from '../text/shown.ts';
import { causeRows } from './causeRows.ts';

/** The content of the item, for tests; undefined if it is hidden. */
export interface ShownStatus {
  readonly text: string;
  readonly spoken: string;
  readonly command: string;
  readonly background?: string | undefined;
}

/** The broken connections and the soonest end, in the status bar: only where there is a problem, unless set otherwise. */
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
    const { report, settings, exercise } = this.#inspection;
    const summary = report && expirationSummaryOf(report, settings);
    const isHidden = exercise.hidesAnswers;
    if (isHidden) this.#shown = exercise.progress && progressStatus(exercise.progress);
    else this.#shown = summary && isWanted(summary) ? statusOf(summary, report.now) : undefined;
    if (!summary || !this.#shown) {
      this.#item.hide();
      return;
    }
    const { text, spoken, command, background } = this.#shown;
    this.#item.text = text;
    this.#item.command = command;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.tooltip = isHidden
      ? vscode.l10n.t('Answers are hidden until you show them.')
      : statusTooltip(summary, report);
    this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    this.#item.show();
  }
}

/** In place of what would be an answer. */
function progressStatus({ open }: Progress): ShownStatus {
  const fixed = open.filter((finding) => finding === undefined).length;
  const text = shown(phrase('Exercise: {fixed} of {total} fixed', { fixed, total: open.length }));
  return { text: `$(checklist) ${text}`, spoken: text, command: COMMANDS.checkFixes };
}

function isWanted({ expired, expiring, broken, following, next }: ExpirationSummary): boolean {
  const wish = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.statusBar);
  const hasProblem = expired.length + expiring.length + broken.length + following.size > 0;
  if (wish === 'never') return false;
  return hasProblem || (wish === 'always' && next !== undefined);
}

function statusOf(summary: ExpirationSummary, now: number): ShownStatus {
  const { expired, expiring, broken, following, next } = summary;
  const failing = failingOf(summary);
  const [isEnded, isEnding, isBroken] = [expired.length > 0, expiring.length > 0, failing !== undefined];
  const texts: string[] = [];
  const words: string[] = [];
  // Broken connections come before certificates that will expire.
  if (failing) {
    const count =
      broken.length > 0 ? vscode.l10n.t('{0} broken', broken.length) : vscode.l10n.t('{0} failing', following.size);
    texts.push(`$(debug-disconnect) ${count}`);
    words.push(shown(failing));
  }
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
    const left = spanText(end - now);
    texts.push(
      `${isEnding ? '$(warning)' : '$(verified)'} ${shownIconLabel(asText(next.name))} ${shownIconLabel(left)}`,
    );
    words.push(shown(phrase('{name} expires in {left}', { name: next.name, left })));
  }
  return {
    text: texts.join('  '),
    spoken: `${vscode.l10n.t('Kubernetes PKI')}: ${words.join(', ')}`,
    command: isBroken ? `${VIEWS.connections}.focus` : COMMANDS.showExpiration,
    background: isEnded ? 'statusBarItem.errorBackground' : isBroken ? 'statusBarItem.warningBackground' : undefined,
  };
}

/** The broken connections, and those that follow from a component that does not start; undefined if none fails. */
function failingOf({ broken, causes, following }: ExpirationSummary): Text | undefined {
  return failingText(
    causes.length,
    broken.length,
    [...following.values()].map(({ end }) => end.component),
  );
}

/** Rows of a kind that are shown. */
const MAX_ROWS = 3;

/** The counts of the status bar, by name, with links to the report and to the view of connections. */
function statusTooltip(summary: ExpirationSummary, report: Report): vscode.MarkdownString {
  const { expired, expiring, broken, causes } = summary;
  const next = nextToEnd(summary, report.now);
  const failure = firstFailureText(report);
  const unread = unreadOf(report);
  const leftOut = leftOutSummary(leftOutOf(report));
  const listed = new Set([...expired, ...expiring].map(({ at }) => at?.uri));
  const rows = causeRows(causes.filter(({ finding }) => !listed.has(finding.at.uri)));
  const failing = failingOf(summary);
  const views = `${VIEWS.connections}.focus`;
  const paragraphs = [
    ...(failing === undefined
      ? []
      : sectionMarkdown(failing, [...rows, ...withoutCause(causes, broken).map(connectionTitle)])),
    ...listMarkdown(phrase('Expired'), expired.map(entryText)),
    ...listMarkdown(phrase('Expiring'), expiring.map(entryText)),
    ...(next === undefined ? [] : [shownMarkdown(next)]),
    ...(failure === undefined ? [] : sectionMarkdown(phrase('Next to fail'), [failure])),
    ...(unread.length === 0 ? [] : [shownMarkdown(incompleteText(unread.length))]),
    ...(leftOut === undefined ? [] : [shownMarkdown(leftOut)]),
    markup`${link(phrase('Show Expiration'), COMMANDS.showExpiration)} · ${link(phrase('Show Connections'), views)}`,
  ];
  const tooltip = new vscode.MarkdownString(joinedMarkdown(paragraphs, '\n\n'));
  tooltip.isTrusted = { enabledCommands: [COMMANDS.showExpiration, views] };
  return tooltip;
}

function incompleteText(count: number): Text {
  return count === 1
    ? phrase('Incomplete: 1 file or folder was not read in full')
    : phrase('Incomplete: {count} files or folders were not read in full', { count });
}

function entryText({ name, path, certificate }: ExpirationEntry): Text {
  if (!certificate) return untrusted(name);
  return phrase('{name} ({path}): {date}', { name, path, date: dateText(certificate.notAfter) });
}

function listMarkdown(title: Text, rows: readonly Text[]): readonly Markdown[] {
  return rows.length === 0 ? [] : sectionMarkdown(title, rows);
}

function sectionMarkdown(title: Text, rows: readonly Text[]): readonly Markdown[] {
  const count = rows.length - MAX_ROWS;
  const shown = [...rows.slice(0, MAX_ROWS), ...(count > 0 ? [phrase('and {count} more', { count })] : [])];
  const list = shown.map((row) => markup`- ${shownMarkdown(row)}`);
  return [markup`**${shownMarkdown(title)}**`, ...(list.length === 0 ? [] : [joinedMarkdown(list, '\n')])];
}

function link(label: Text, command: string): Markdown {
  return commandLink(shownMarkdown(label), command, [], shownMarkdown(label));
}
