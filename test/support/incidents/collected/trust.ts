import { kubeconfigText } from '../../../../src/sample/kubeconfigText.ts';
import { configMapText } from '../../apiObjects.ts';
import { ETCD_MANIFEST, ETCD_PEER, KUBELET_CURRENT, KUBELET_DATED } from '../../faults/fault.ts';
import { privateKeyPem } from '../../keyPair.ts';
import { k0s } from '../../layouts/k0s.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import type { NodePki } from '../../nodePki.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const OTHER_KEY = (name: string) =>
  `x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "${name}")`;
const UNKNOWN = 'x509: certificate signed by unknown authority';
const RSA = { keyAlgorithm: 'RSA-2048' } as const;

/** A kubeconfig of an administrator of another cluster, whose CA has the same name. */
async function oldKubeconfig(node: NodePki): Promise<string> {
  const { pem, key } = node.certificate('etc/kubernetes/admin.conf');
  return kubeconfigText({
    cluster: 'kubernetes',
    user: 'kubernetes-admin',
    context: 'kubernetes-admin@kubernetes',
    server: 'https://10.0.0.10:6443',
    authority: (await node.otherAuthority('kubernetes')).pem,
    credentials: { certificate: pem, key: privateKeyPem(key) },
  });
}

/** Incidents in which one side has files of an earlier cluster, or trusts another CA. */
export const TRUST: Readonly<Record<string, CollectedIncident>> = {
  staleKubeletClient: {
    source: 'kubernetes/kubeadm#2500',
    lines: [
      `E0604 04:51:00.425315       1 authentication.go:63] "Unable to authenticate the request" err="[${UNKNOWN}, verifying certificate SN=151054237388542069782146036084566946170, SKID=, AKID=C6:80:DD:4D:4F:6B:C5:6E:42:B4:19:7B:44:44:F9:17:BF:D4:50:9D failed: ${UNKNOWN}]"`,
    ],
    files: () =>
      nodeWith(async (node) => {
        node.replaceCertificate(KUBELET_CURRENT, { issuer: await node.otherAuthority('kubernetes') });
        const { spec } = node.certificate(KUBELET_CURRENT);
        const authorityKeyId = Uint8Array.from(Buffer.from('C680DD4D4F6BC56E42B4197B4444F917BFD4509D', 'hex'));
        node.replaceCertificate(KUBELET_CURRENT, {
          ...spec,
          serial: 151054237388542069782146036084566946170n,
          authorityKeyId,
        });
      }),
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: 'kubeconfigs/kubeconfig-client-cert-untrusted etc/kubernetes/kubelet.conf',
      certificate: KUBELET_DATED,
      says: /SN=151054237388542069782146036084566946170/,
    },
  },
  kubeconfigOfEarlierInit: {
    source: 'kubernetes/kubernetes#48378',
    lines: [`Unable to connect to the server: ${OTHER_KEY('kubernetes')}`],
    files: () => nodeWith(async (node) => node.put('root/.kube/config', await oldKubeconfig(node)), RSA),
    answer: {
      ends: ['kubectl', 'kube-apiserver'],
      finding: 'kubeconfigs/kubeconfig-ca-not-issuer root/.kube/config',
      certificate: 'etc/kubernetes/pki/apiserver.crt',
    },
  },
  kubeletOfEarlierCluster: {
    source: 'k0sproject/k0sctl#986',
    lines: [
      `Error from server: Get "https://10.0.0.10:10250/containerLogs/mke/mke-operator-controller-manager-67b5c65c9-j6pfr/manager": tls: failed to verify certificate: ${OTHER_KEY('kubernetes-ca')}`,
    ],
    files: async () => {
      const layout = new LayoutFiles('k0s', NOW);
      for (const [path, content] of await k0s(NOW)) layout.files.set(path, content);
      const other = new LayoutFiles('k0s before', NOW);
      const ca = await other.authority({ commonName: 'kubernetes-ca' });
      const subject = { commonName: 'system:node:node-1', organizations: ['system:nodes'] };
      const leaf = await other.leaf(ca, subject, { purposes: ['serverAuth'], sans: ['dns:node-1', 'ip:10.0.0.10'] });
      layout.put(
        'var/lib/k0s/kubelet/pki/kubelet-server-2026-05-02-12-00-20.pem',
        `${leaf.pem}${privateKeyPem(leaf.key)}`,
      );
      return layout.files;
    },
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      certificate: 'var/lib/k0s/kubelet/pki/kubelet-server-2026-05-02-12-00-20.pem',
    },
  },
  etcdOfEarlierCluster: {
    source: 'rancher/rancher#14479',
    lines: [
      `2018-07-10 12:43:29.050068 W | rafthttp: health check for peer 4c91578ef4ef7726 could not connect: ${OTHER_KEY('etcd-ca')}`,
    ],
    files: () =>
      nodeWith(
        async (node) => node.replaceCertificate(ETCD_PEER, { issuer: await node.otherAuthority('etcd-ca') }),
        RSA,
      ),
    answer: {
      ends: ['etcd', 'another etcd member'],
      finding: `trust/leaf-not-signed-by-trust ${ETCD_MANIFEST}`,
      certificate: ETCD_PEER,
    },
  },
  clusterInfoWithOldCa: {
    source: 'kubernetes/kubernetes#131080',
    lines: [
      `error execution phase preflight: unable to fetch the kubeadm-config ConfigMap: failed to get config map: Get "https://10.0.0.10:6443/api/v1/namespaces/kube-system/configmaps/kubeadm-config?timeout=10s": tls: failed to verify certificate: ${OTHER_KEY('kubernetes')}`,
    ],
    files: () =>
      nodeWith(async (node) => {
        const kubeconfig = (await oldKubeconfig(node)).replace(
          /contexts:[\s\S]*/,
          'contexts: null\ncurrent-context: ""\nkind: Config\nusers: null\n',
        );
        node.put('etc/kubernetes/cluster-info.yaml', configMapText('cluster-info', 'kube-public', { kubeconfig }));
      }, RSA),
    answer: {
      ends: ['kubeadm', 'kube-apiserver'],
      finding: 'objects/root-ca-configmap-stale etc/kubernetes/cluster-info.yaml',
    },
  },
  selfSignedKubelet: {
    source: 'kubernetes/kubernetes#63164',
    lines: [`Error from server: Get https://cp-1:10250/containerLogs/default/nginx/nginx: ${UNKNOWN}`],
    files: () =>
      nodeWith((node) => {
        node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
        node.replaceFlag('kube-apiserver', 'kubelet-preferred-address-types', 'Hostname,InternalIP');
      }),
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: 'connections/handshake-refused etc/kubernetes/manifests/kube-apiserver.yaml',
      certificate: 'var/lib/kubelet/pki/kubelet.crt',
    },
  },
  frontProxyOfOtherCa: {
    source: 'kubernetes-sigs/metrics-server#474',
    lines: [
      `E0320 08:04:20.914963       1 authentication.go:65] Unable to authenticate the request due to an error: [${OTHER_KEY('front-proxy-ca')}, ${UNKNOWN}]`,
    ],
    files: () =>
      nodeWith(
        async (node) =>
          node.replaceCertificate('etc/kubernetes/pki/front-proxy-client.crt', {
            issuer: await node.otherAuthority('front-proxy-ca'),
          }),
        RSA,
      ),
    answer: {
      ends: ['the extension API server', 'kube-apiserver'],
      finding: 'trust/ca-regenerated-same-name etc/kubernetes/pki/front-proxy-ca.crt',
      certificate: 'etc/kubernetes/pki/front-proxy-client.crt',
    },
  },
  javaWithoutCa: {
    source: 'fabric8io/fabric8#4276',
    lines: [
      'javax.ws.rs.ProcessingException: javax.net.ssl.SSLHandshakeException: SSLHandshakeException invoking https://10.96.0.1:443/api/v1/namespaces/default/pods: sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    ],
    files: () => nodeWith(),
    answer: { ends: ['the Java program', 'kube-apiserver'] },
  },
  macWithoutCa: {
    source: 'argoproj/argo-cd#13439',
    lines: [
      'FATA[0002] Failed to establish connection to api.example.com:443: x509: “kube-apiserver” certificate is not trusted',
    ],
    files: () => nodeWith(undefined, { controlPlaneEndpoint: 'api.example.com:443' }),
    answer: { ends: [null, null], says: /does not trust the CA/ },
  },
};
