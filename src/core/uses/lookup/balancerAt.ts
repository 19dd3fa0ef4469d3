import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import type { BalancerListener } from '../../model/documents/balancer.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { canonicalHost, isLoopback } from './hosts.ts';
import { isAddressOf } from './reach.ts';

/** A load balancer at an address, and what it does there. */
export interface FoundBalancer {
  readonly component: ComponentView;
  readonly listener: BalancerListener;
}

/** The node's load balancer that accepts connections at the address of the URL. */
export function balancerAt(node: NodeView, { host, port = 443 }: DialedUrl): FoundBalancer | undefined {
  for (const component of node.components) {
    for (const listener of component.document?.balancer?.listeners ?? []) {
      const { host: own } = listener;
      const isReached =
        own === undefined ? isLoopback(host) || isAddressOf(node, host) : canonicalHost(own) === canonicalHost(host);
      if (listener.port === port && isReached) return { component, listener };
    }
  }
  return undefined;
}
