import { phrase, type Text } from '../../core/index.ts';
import type { Category, CertificateFilter } from './certificates/filter.ts';

/** A kind of certificate, as the filter's list and the view's message name it. */
export function categoryText(category: Category): Text {
  switch (category) {
    case 'expired':
      return phrase('Expired');
    case 'expiring':
      return phrase('Expiring');
    case 'broken':
      return phrase('Broken');
    case 'authorities':
      return phrase('CAs');
    case 'leaves':
      return phrase('Leaves');
    case 'embedded':
      return phrase('Embedded in kubeconfigs');
  }
}

/** The filter in words: "Expired", ""etcd"". */
export function filterText(filter: CertificateFilter): Text {
  return filter.kind === 'category' ? categoryText(filter.category) : phrase('"{quoted}"', { quoted: filter.text });
}
