import { l10n } from 'vscode';
import type { Grouping } from './certificates/grouping.ts';

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
