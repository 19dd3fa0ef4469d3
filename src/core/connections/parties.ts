import type { Party } from './proof.ts';

const NAMES: Readonly<Partial<Record<Party, string>>> = {
  'etcd-health-check': "kubeadm's etcd health check",
  'extension-apiserver': 'extension API servers',
  webhook: 'webhooks',
  pod: 'pods',
  kubelet: 'the kubelet',
};

/** How a sentence names one end of a connection. */
export function partyName(party: Party): string {
  return NAMES[party] ?? party;
}
