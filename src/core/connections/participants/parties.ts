import type { Party } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

const NAMES: Readonly<Partial<Record<Party, Text>>> = {
  'network-plugin': phrase('the network plugin'),
  'etcd-health-check': phrase("kubeadm's etcd health check"),
  'extension-apiserver': phrase('extension API servers'),
  webhook: phrase('webhooks'),
  pod: phrase('pods'),
  kubelet: phrase('the kubelet'),
};

/** How a sentence names one end of a connection. */
export function partyName(party: Party): Text {
  return NAMES[party] ?? untrusted(party);
}
