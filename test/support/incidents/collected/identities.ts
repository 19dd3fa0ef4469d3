import { kubeconfigText } from '../../../../src/sample/kubeconfigText.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_SERVER, KUBELET_CURRENT, KUBELET_DATED } from '../../faults/fault.ts';
import { privateKeyPem } from '../../keyPair.ts';
import { buildCluster } from '../../kubeadmNode.ts';
import type { NodeFile } from '../../nodeOptions.ts';
import { NOW, nodeWith } from '../incident.ts';
import { type CollectedIncident, EXPIRED, EXPIRED_TEXT } from './collected.ts';

const UNKNOWN = 'x509: certificate signed by unknown authority';

const withServerOnly = () =>
  nodeWith((node) => node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] }));

/** Incidents in which a kubelet or a person presents, or trusts, what belongs to somebody else. */
export const IDENTITIES: Readonly<Record<string, CollectedIncident>> = {
  personAsKubelet: {
    source: 'kubernetes/kubernetes#94175',
    lines: [
      'from server for: "manager-configMap.yaml": configmaps "manager-505" is forbidden: User "system:node:cp-1" cannot get resource "configmaps" in API group "" in the namespace "default": no relationship found between node and this object',
      'Error from server (Forbidden): error when deleting "manager-pod.yaml": pods "manager-505" is forbidden: node "cp-1" can only delete pods with spec.nodeName set to itself',
    ],
    files: () =>
      nodeWith((node) => {
        const client = node.certificate(KUBELET_CURRENT);
        node.put(
          'root/.kube/config',
          kubeconfigText({
            cluster: 'kubernetes',
            user: 'kubernetes-admin',
            context: 'kubernetes-admin@kubernetes',
            server: 'https://10.0.0.10:6443',
            authority: node.text('etc/kubernetes/pki/ca.crt'),
            credentials: { certificate: client.pem, key: privateKeyPem(client.key) },
          }),
        );
      }),
    answer: {
      ends: ['kubectl', 'kube-apiserver'],
      certificate: KUBELET_DATED,
      says: /presents the certificate of the kubelet of the node cp-1[\s\S]*Use admin\.conf/,
    },
  },
  kubeletConfNotRenewed: {
    source: 'kubernetes/kubernetes#102556',
    lines: [
      `1 authentication.go:63] "Unable to authenticate the request" err="[${EXPIRED_TEXT}, verifying certificate SN=7002, SKID=, AKID= failed: ${EXPIRED_TEXT}]"`,
    ],
    files: () =>
      nodeWith((node) => node.replaceCertificate('etc/kubernetes/kubelet.conf', { ...EXPIRED, serial: 7002n }), {
        kubeletConfEmbedded: true,
      }),
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: 'kubelet/kubelet-bootstrap-dead-end etc/kubernetes/kubelet.conf',
      certificate: 'etc/kubernetes/kubelet.conf',
    },
  },
  workersOfOldCa: {
    source: 'kubernetes/kubernetes#102283',
    lines: [
      'May 25 10:11:12 cp-1 kubelet[911]: E0525 10:11:12.000000     911 reflector.go:153] k8s.io/client-go/informers/factory.go:135: Failed to list *v1beta1.CSIDriver: Unauthorized',
    ],
    files: () =>
      nodeWith(async (node) =>
        node.replaceCertificate(KUBELET_CURRENT, { issuer: await node.otherAuthority('kubernetes') }),
      ),
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      finding: 'kubeconfigs/kubeconfig-client-cert-untrusted etc/kubernetes/kubelet.conf',
      certificate: KUBELET_DATED,
    },
  },
  workerByBootstrap: {
    source: 'mmumshad/kubernetes-the-hard-way#227',
    lines: [`Error from server: error dialing backend: ${UNKNOWN}`],
    files: () =>
      nodeWith((node) => {
        node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
        node.replaceFlag('kube-apiserver', 'kubelet-preferred-address-types', 'Hostname,InternalIP');
      }),
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: `connections/handshake-refused ${APISERVER_MANIFEST}`,
      certificate: 'var/lib/kubelet/pki/kubelet.crt',
    },
  },
  kubeletWithOldCa: {
    source: 'kubernetes/kubernetes#48282',
    lines: [
      `E0629 05:29:43.583645    2413 kubelet_node_status.go:106] Unable to register node "cp-1" with API server: Post https://10.0.0.10:6443/api/v1/nodes: ${UNKNOWN}`,
    ],
    files: () =>
      nodeWith(async (node) =>
        node.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', await node.otherAuthority('kubernetes')),
      ),
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      finding: 'kubeconfigs/kubeconfig-ca-not-issuer etc/kubernetes/kubelet.conf',
      certificate: APISERVER,
    },
  },
  peersCopied: {
    source: 'etcd-io/etcd#15740',
    lines: [
      `2023-05-24 02:17:33.760448 I | embed: rejected connection from "10.0.0.13:41464" (error "tls: \\"10.0.0.13\\" does not match any of DNSNames [\\"cp-1\\" \\"localhost\\"]", ServerName "", IPAddresses ["10.0.0.11" "127.0.0.1" "::1"], DNSNames ["cp-1" "localhost"])`,
    ],
    files: async () => {
      const nodes = await buildCluster({ nodes: 3, now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const files = new Map<string, NodeFile>();
      for (const [at, node] of nodes.entries())
        for (const [path, content] of node) files.set(`cp-${at + 1}/${path}`, content);
      for (const name of ['etcd/peer.crt', 'etcd/peer.key', 'etcd/server.crt', 'etcd/server.key'])
        files.set(`cp-3/etc/kubernetes/pki/${name}`, files.get(`cp-1/etc/kubernetes/pki/${name}`) as NodeFile);
      return files;
    },
    answer: {
      ends: ['etcd', 'another etcd member'],
      finding: 'names/etcd-peer-san-missing-host cp-3/etc/kubernetes/manifests/etcd.yaml',
    },
  },
  etcdAsClientOfItself: {
    source: 'etcd-io/etcd#9398',
    lines: [
      `2018-03-07 22:36:51.136699 I | embed: rejected connection from "127.0.0.1:35160" (error "tls: failed to verify client's certificate: x509: certificate specifies an incompatible key usage", ServerName "")`,
    ],
    files: withServerOnly,
    answer: { ends: ['etcd', null], finding: `usage/etcd-server-eku-no-client ${ETCD_SERVER}` },
  },
  etcdDialsItself: {
    source: 'flatcar/Flatcar#949',
    lines: [
      'Jan 14 03:18:02 node-a etcd-wrapper[1273]: WARNING: 2023/01/14 03:18:02 grpc: addrConn.createTransport failed to connect to {0.0.0.0:2379 0  <nil>}. Err :connection error: desc = "transport: authentication handshake failed: remote error: tls: bad certificate". Reconnecting...',
    ],
    files: withServerOnly,
    answer: { ends: ['etcd', 'its own server'], finding: `usage/etcd-server-eku-no-client ${ETCD_SERVER}` },
  },
};
