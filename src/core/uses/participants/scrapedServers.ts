import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { sidePair } from '../side/pairAndTrust.ts';
import type { ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * kube-scheduler and kube-controller-manager as servers of their metrics. Without a certificate they create one for localhost at each start
 * (kubernetes, cmd/kube-scheduler/app/options, MaybeDefaultWithSelfSignedCerts).
 */
export const scrapedServers: Participant = {
  listens: (node) => [
    ...serverOf(componentOf(node, 'kube-scheduler'), 'scheduler', node),
    ...serverOf(componentOf(node, 'kube-controller-manager'), 'controller-manager', node),
  ],
};

function serverOf(
  component: ComponentView | undefined,
  service: 'scheduler' | 'controller-manager',
  node: NodeView,
): readonly ListeningSide[] {
  if (!component?.document) return [];
  const pair = sidePair(component, `listens ${service}`);
  const unread = unknownOf(component, 'tls-cert-file', 'cert-dir');
  // A certificate in the folder is kept between starts.
  const isKept = flagView(component, 'cert-dir') !== undefined;
  return [
    {
      does: 'listens',
      service,
      end: { component: component.name, uri: component.uri, node: node.id },
      at: flagPlace(component, 'tls-cert-file'),
      evidence: 'configured',
      component,
      pairs: pair.certificate ? [pair] : [],
      ...(!pair.certificate && !unread && !isKept && { createsPair: 'in memory' }),
      demand: 'requested',
      unreadPair: pair.certificate ? undefined : unread,
      advertises: [],
    },
  ];
}
