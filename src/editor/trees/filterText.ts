import { l10n } from 'vscode';
import { visibleText } from '../../core/index.ts';
import type { Category, CertificateFilter } from './certificates/filter.ts';

/** A kind of certificate, as the filter's list and the view's message name it. */
export function categoryText(category: Category): string {
  switch (category) {
    case 'expired':
      return l10n.t('Expired');
    case 'expiring':
      return l10n.t('Expiring');
    case 'broken':
      return l10n.t('Broken');
    case 'authorities':
      return l10n.t('CAs');
    case 'leaves':
      return l10n.t('Leaves');
    case 'embedded':
      return l10n.t('Embedded in kubeconfigs');
  }
}

/** What is filtered: "Expired", "“etcd”". */
export function filterText(filter: CertificateFilter): string {
  return filter.kind === 'category' ? categoryText(filter.category) : `“${visibleText(filter.text)}”`;
}
