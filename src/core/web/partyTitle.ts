import type { Party } from '../connections/proof.ts';

const TITLES: Readonly<Partial<Record<Party, string>>> = {
  'etcd-health-check': 'etcd health check',
  'extension-apiserver': 'Extension API servers',
  webhook: 'Webhooks',
  pod: 'Pods',
};

/** What stands on a component's box. */
export function partyTitle(party: Party): string {
  return TITLES[party] ?? party;
}
