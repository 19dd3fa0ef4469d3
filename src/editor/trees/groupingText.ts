import { l10n } from 'vscode';
import type { Grouping } from './certificates/grouping.ts';

/** The grouping of the certificates, as the view and the command's list show it. */
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
