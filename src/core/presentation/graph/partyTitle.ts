import type { Party } from '../../model/proof.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

const TITLES: Readonly<Partial<Record<Party, Text>>> = {
  'network-plugin': phrase('Network plugin'),
  'etcd-health-check': phrase('etcd health check'),
  'extension-apiserver': phrase('Extension API servers'),
  webhook: phrase('Webhooks'),
  pod: phrase('Pods'),
};

/** What stands on a component's box. */
export function partyTitle(party: Party): Text {
  return TITLES[party] ?? untrusted(party);
}
