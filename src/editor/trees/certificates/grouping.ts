import { l10n } from 'vscode';

/** What the certificates can be ordered by: who signed them, the file, who uses them, the time they end. */
export const GROUPINGS = ['authority', 'file', 'component', 'expiry'] as const;

export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some((grouping) => grouping === value);
}

/** What the certificates are grouped by, as the view and the list of the command say it. */
export function groupingText(grouping: Grouping): string {
  switch (grouping) {
    case 'authority':
      return l10n.t('By Issuing CA');
    case 'file':
      return l10n.t('By File');
    case 'component':
      return l10n.t('By Component');
    case 'expiry':
      return l10n.t('By Expiry');
  }
}
