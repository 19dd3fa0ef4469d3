import type { NodePki } from './nodePki.ts';

export const EGRESS_PATH = 'etc/kubernetes/pki/egress.yaml';

/** Has the API server reach nodes through konnectivity over mutual TLS, with these fields of its `tlsConfig`. */
export function useKonnectivity(node: NodePki, tlsConfig: Readonly<Record<string, string>>): void {
  node.replaceFlag('kube-apiserver', 'egress-selector-config-file', `/${EGRESS_PATH}`);
  const fields = Object.entries(tlsConfig).map(([field, value]) => `          ${field}: ${value}\n`);
  node.put(
    EGRESS_PATH,
    `apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
- name: cluster
  connection:
    proxyProtocol: HTTPConnect
    transport:
      tcp:
        url: https://127.0.0.1:8131
        tlsConfig:
${fields.join('')}`,
  );
}
