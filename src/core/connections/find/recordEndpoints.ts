import type { NodeView } from '../../model/node.ts';
import type { Endpoints } from '../participants/endpoints.ts';

/** What was asked of the endpoints and what they said. */
export interface EndpointLookUp {
  readonly at: keyof Endpoints;
  readonly host: string;
  readonly node: NodeView | undefined;
}

/** The endpoints, and what is asked of them from now on. */
export function recordEndpoints(endpoints: Endpoints): {
  readonly endpoints: Endpoints;
  readonly lookUps: readonly EndpointLookUp[];
} {
  const lookUps: EndpointLookUp[] = [];
  const ask = (at: keyof Endpoints) => (host: string) => {
    const node = endpoints[at](host);
    lookUps.push({ at, host, node });
    return node;
  };
  return {
    endpoints: { apiserverAt: ask('apiserverAt'), etcdAt: ask('etcdAt'), etcdPeerAt: ask('etcdPeerAt') },
    lookUps,
  };
}

/** Whether the endpoints say the same as they did. */
export function saySame(lookUps: readonly EndpointLookUp[], endpoints: Endpoints): boolean {
  return lookUps.every(({ at, host, node }) => endpoints[at](host) === node);
}
