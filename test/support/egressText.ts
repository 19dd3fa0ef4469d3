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

/**
 * Has the API server reach konnectivity through a socket of the node, without TLS, as in Kubernetes' documents; the server runs as a static
 * pod next to it.
 */
export function useKonnectivitySocket(node: NodePki): void {
  node.replaceFlag('kube-apiserver', 'egress-selector-config-file', `/${EGRESS_PATH}`);
  node.put(
    EGRESS_PATH,
    `apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
- name: cluster
  connection:
    proxyProtocol: GRPC
    transport:
      uds:
        udsName: /etc/kubernetes/konnectivity-server/konnectivity-server.socket
`,
  );
  node.put(
    'etc/kubernetes/manifests/konnectivity-server.yaml',
    `apiVersion: v1
kind: Pod
metadata: { name: konnectivity-server, namespace: kube-system }
spec:
  hostNetwork: true
  containers:
  - name: konnectivity-server-container
    image: registry.k8s.io/kas-network-proxy/proxy-server:v0.30.3
    command: [/proxy-server]
    args:
    - --logtostderr=true
    - --uds-name=/etc/kubernetes/konnectivity-server/konnectivity-server.socket
    - --delete-existing-uds-file
    - --cluster-cert=/etc/kubernetes/pki/apiserver.crt
    - --cluster-key=/etc/kubernetes/pki/apiserver.key
    - --mode=grpc
    - --server-port=0
    - --agent-port=8132
    - --authentication-audience=system:konnectivity-server
    volumeMounts:
    - { name: certs, mountPath: /etc/kubernetes/pki, readOnly: true }
  volumes:
  - { name: certs, hostPath: { path: /etc/kubernetes/pki } }
`,
  );
}
