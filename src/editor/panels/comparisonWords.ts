import { l10n } from 'vscode';
import type { ComparisonWords } from '../../webview/protocol/comparisonWords.ts';

/** The page's own words in the person's language. */
export function comparisonWords(): ComparisonWords {
  return {
    title: l10n.t('PKI Comparison'),
    before: l10n.t('Before'),
    after: l10n.t('After'),
    evaluated: l10n.t('Evaluated at'),
    copyMarkdown: l10n.t('Copy as Markdown'),
    save: l10n.t('Save…'),
    swap: l10n.t('Swap Before and After'),
    upgrade: l10n.t('Upgrade'),
    fix: l10n.t('Fix: {0}'),
    restarts: l10n.t('Restarts'),
    components: l10n.t('Components'),
    connections: l10n.t('Connections'),
    certificates: l10n.t('Certificates'),
    onTheWay: l10n.t('On the way'),
    when: l10n.t('When'),
    result: l10n.t('Result'),
    change: l10n.t('Change'),
    certificate: l10n.t('Certificate'),
    goTo: l10n.t('Go to {0}'),
    absent: l10n.t('not there'),
    sameError: l10n.t('same error as above'),
    showMore: l10n.t('Show more ({0})'),
    good: l10n.t('Good'),
    warning: l10n.t('Warning'),
    bad: l10n.t('Problem'),
    unknown: l10n.t('Unknown'),
  };
}
