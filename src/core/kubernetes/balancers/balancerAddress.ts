import type { BalancedServer, BalancerAddress } from '../../model/documents/balancer.ts';

/** The address "host:port", "[host]:port" or "*:port" as both programs write it; undefined without a port, and for a socket file. */
export function addressOf(written: string): BalancerAddress | undefined {
  const [, bracketed, bare = '', port] = /^(?:\[([^\]]*)\]|([^[\]/@$]*)):(\d{1,5})$/.exec(written) ?? [];
  if (port === undefined) return undefined;
  return { host: (bracketed ?? bare).toLowerCase(), port: Number(port) };
}

/** Whether the host of a listener stands for every address of the machine. */
export function isAnyHost(host: string): boolean {
  return ['', '*', '0.0.0.0', '::'].includes(host);
}

/** The secure ports of API servers: that of kubeadm and most others, and that of MicroK8s (kubernetes.io, "Ports and Protocols"; microk8s.io, "Services and ports"). */
const API_PORTS: ReadonlySet<number> = new Set([6443, 16443]);

/** Whether the servers show by their ports that they may be API servers. Which of them are, their addresses show. */
export function mayBeApiServers(servers: readonly Pick<BalancedServer, 'port'>[]): boolean {
  return servers.some(({ port }) => API_PORTS.has(port));
}

/** The paths of an API server's health, which no other program serves by these names together (kubernetes.io, "Kubernetes API health endpoints"). */
export const HEALTH_PATH = /^\/(?:healthz|livez|readyz)(?:[/?]|$)/;
