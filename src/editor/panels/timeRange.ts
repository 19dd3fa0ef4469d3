import { l10n } from 'vscode';
import { followingText, lastExpiry, type Report } from '../../core/index.ts';
import type { TimeRange, TimeWords } from '../../webview/protocol/time.ts';
import { language } from '../text/language.ts';
import { localizedRestart, shownCounts } from './localizedTime.ts';

/** The values that a page needs for its slider before anything is computed. */
export function timeRange(report: Report): TimeRange {
  const { now, connections } = report;
  const counts = { ok: 0, broken: 0, unknown: 0 };
  for (const { verdict } of connections) counts[verdict]++;
  return {
    now,
    until: lastExpiry(connections),
    counts: shownCounts(counts),
    ...localizedRestart(followingText(report), language()),
    words: timeWords(),
  };
}

function timeWords(): TimeWords {
  return {
    group: l10n.t('Connections over time'),
    slider: l10n.t('Day'),
    help: l10n.t('Arrow keys: by day; Page Up and Page Down: by 30 days; Home and End: now and the last expiry.'),
    now: l10n.t('Now'),
    failing: l10n.t('{0}: {1} of {2} connections fail'),
    breaks: l10n.t('Breaking on this day: {0}'),
    more: l10n.t('and {0} more'),
    summary: l10n.t('{0}, if nothing is renewed: {1} of {2} connections work, {3} failing'),
    computing: l10n.t('Evaluating connections…'),
    previous: l10n.t('Previous day on which connections break (Shift+F8)'),
    next: l10n.t('Next day on which connections break (F8)'),
    noPrevious: l10n.t('No connection breaks before this day.'),
    noNext: l10n.t('No connection breaks after this day.'),
  };
}
