import { l10n } from 'vscode';
import type { TreeWords } from './treeWords.ts';

/** The words of the trees in the editor's language. */
export function translatedWords(): TreeWords {
  return {
    noSigner: l10n.t('Signer not among these files'),
    uncheckedSigner: l10n.t('Signer not checked'),
    requests: l10n.t('Requests'),
    objects: l10n.t('API objects'),
    unused: l10n.t('Used by nothing here'),
    expired: l10n.t('Expired'),
    notYetValid: l10n.t('Not yet valid'),
    within: (days) => l10n.t('Within {0} days', days),
    withinYear: l10n.t('Within a year'),
    later: l10n.t('Later'),
    problems: (count) => (count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count)),
    authority: (name) => l10n.t('Certificate authority {0}', name),
    certificate: (name) => l10n.t('Certificate {0}', name),
    signedBy: (name) => l10n.t('signed by {0}', name),
  };
}
