import { authority, serving } from '../../apiObjects.ts';
import { ciliumSecret, HUBBLE_AGENT, HUBBLE_RELAY } from '../../ciliumText.ts';
import { nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const PATH = 'etc/kubernetes/addons/cilium.yaml';
const PURPOSES = { extendedKeyUsage: ['serverAuth', 'clientAuth'] };

/** Incidents of Cilium's own servers. */
export const CILIUM: Readonly<Record<string, CollectedIncident>> = {
  hubbleWithoutNames: {
    source: 'cilium/cilium#16900',
    lines: [
      'level=warning msg="Failed to create gRPC client" address="10.0.0.10:4244" error="context deadline exceeded: connection error: desc = \\"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead\\"" hubble-tls=true next-try-in=10m40s peer=cp-1 subsys=hubble-relay',
    ],
    files: () =>
      nodeWith(async (node) => {
        const ca = await authority('Cilium CA');
        const agents = await serving(ca, ['*.default.hubble-grpc.cilium.io'], { ...PURPOSES, sans: undefined });
        const relay = await serving(ca, ['*.hubble-relay.cilium.io'], PURPOSES);
        const secrets = [
          ciliumSecret('hubble-server-certs', ca, agents),
          ciliumSecret('hubble-relay-client-certs', ca, relay),
        ];
        node.put(PATH, `${secrets.join('')}${HUBBLE_AGENT}${HUBBLE_RELAY}`);
      }),
    answer: {
      ends: ['Hubble Relay', 'the Cilium agent'],
      finding: `names/san-missing-cn-only ${PATH}`,
      certificate: PATH,
    },
  },
};
