import { plainText } from '../../src/core/model/text/plainText.ts';
import { openNode } from './kubeadmNode.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import type { NodePki } from './nodePki.ts';

/** A control-plane node with a load balancer. */
export interface BalancedNode {
  /** The configuration of the load balancer, and its path. */
  readonly text: string;
  readonly path: string;
  /** The port in the kubeconfigs of kubectl and the kubelet; that of the API server if absent. */
  readonly port?: number;
  readonly change?: (pki: NodePki) => unknown;
}

/** A certificate of the node with its key, as one file. */
export function pairFile(pki: NodePki, name: string): string {
  return pki.text(`etc/kubernetes/pki/${name}.crt`) + pki.text(`etc/kubernetes/pki/${name}.key`);
}

/** The connections of the load balancer, and those of kubectl and the kubelet at its address, with all errors and warnings. */
export async function inspectBalanced({ text, path, port = 6443, change }: BalancedNode) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  pki.put(path, text);
  pki.put('etc/balancer/check.pem', pairFile(pki, 'apiserver-kubelet-client'));
  pki.put('etc/balancer/other.pem', pairFile(pki, 'front-proxy-client'));
  pki.put('etc/balancer/serving.pem', pairFile(pki, 'apiserver'));
  for (const name of ['admin', 'kubelet']) {
    const file = `etc/kubernetes/${name}.conf`;
    pki.put(file, pki.text(file).replace(':6443', `:${port}`));
  }
  await change?.(pki);
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from, dialed }) => {
        const isClient = ['kubectl', 'kubelet'].includes(from.component) && port !== 6443 && dialed?.port === port;
        return isClient || ['haproxy', 'nginx', 'keepalived'].includes(from.component);
      })
      .map(({ from, to, verdict, host }) => `${verdict} ${from.component} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}
