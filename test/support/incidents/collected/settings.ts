import { CONFIG_PATH, JOIN_V1BETA4 } from '../../kubeadmConfig.ts';
import { hardWayServer } from '../../layouts/hardWay.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import { base64 } from '../../pem.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const APISERVER_POD = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const HOME = 'Users/me';

async function kubeconfigFiles(): Promise<LayoutFiles> {
  const layout = new LayoutFiles('minikube', NOW);
  layout.pair(await layout.authority({ commonName: 'minikubeCA' }), `${HOME}/.minikube/ca.crt`);
  return layout;
}

/** Incidents with flags, paths and fields. */
export const SETTINGS: Readonly<Record<string, CollectedIncident>> = {
  joinWithoutSharedFiles: {
    source: 'kubernetes/kubeadm#2656',
    lines: [
      "[failure loading key for service account: couldn't load the private key file /etc/kubernetes/pki/sa.key: open /etc/kubernetes/pki/sa.key: no such file or directory, failure loading certificate for front-proxy CA: couldn't load the certificate file /etc/kubernetes/pki/front-proxy-ca.crt: open /etc/kubernetes/pki/front-proxy-ca.crt: no such file or directory]",
    ],
    files: async () => {
      const layout = new LayoutFiles('join', NOW);
      layout.pair(await layout.authority({ commonName: 'kubernetes' }), 'etc/kubernetes/pki/ca.crt');
      return layout.files;
    },
    answer: { ends: ['kubeadm', null], says: /\/etc\/kubernetes\/pki\/sa\.key/ },
  },
  profileWithoutClient: {
    source: 'kubernetes/minikube#8995',
    lines: [
      `* unable to read client-cert /${HOME}/.minikube/profiles/minikube/client.crt for minikube due to open /${HOME}/.minikube/profiles/minikube/client.crt: no such file or directory`,
    ],
    files: async () => {
      const layout = await kubeconfigFiles();
      const client = `/${HOME}/.minikube/profiles/minikube/client`;
      layout.byPath(
        `${HOME}/.kube/config`,
        'https://192.168.64.2:8443',
        `/${HOME}/.minikube/ca.crt`,
        `${client}.crt`,
        `${client}.key`,
      );
      return layout.files;
    },
    answer: { ends: [null, null], says: /client\.crt \(Users\/me\/\.kube\/config:17\)/ },
  },
  caNotMounted: {
    source: 'kubernetes-retired/cluster-api-provider-nested#190',
    lines: [
      'Error: unable to load client CA file: unable to load client CA file: open /etc/kubernetes/root/tls.crt: no such file or directory',
    ],
    files: () =>
      nodeWith((node) => {
        node.put('etc/kubernetes/root/tls.crt', node.text('etc/kubernetes/pki/ca.crt'));
        node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/kubernetes/root/tls.crt');
      }),
    answer: { ends: ['kube-apiserver', null], finding: `manifests/flag-file-not-mounted ${APISERVER_POD}` },
  },
  quotedFlag: {
    source: 'kelseyhightower/kubernetes-the-hard-way#138',
    lines: [
      'Mar 26 19:34:53 controller-0 kube-controller-manager:  E0326 21:34:53.596196   20879 certificates.go:38] Failed to start certificate controller: open "/var/lib/kubernetes/ca.crt": no such file or directory',
    ],
    files: async () => {
      const layout = new LayoutFiles('hard way', NOW);
      for (const [path, content] of await hardWayServer(NOW)) layout.files.set(path, content);
      const unit = 'etc/systemd/system/kube-controller-manager.service';
      layout.put(unit, layout.text(unit).replace(/(--cluster-signing-cert-file=)(\S+)/, '$1"$2"'));
      return layout.files;
    },
    answer: {
      ends: ['kube-controller-manager', null],
      says: /quotes are part of the path/,
    },
  },
  etcdClientUnset: {
    source: 'Praqma/LearnKubernetes#13',
    lines: [
      'W0925 22:21:51.575195    2528 clientconn.go:1120] grpc: addrConn.createTransport failed to connect to {https://127.0.0.1:2379 0  <nil>}. Err :connection error: desc = "transport: authentication handshake failed: remote error: tls: bad certificate". Reconnecting...',
    ],
    files: () =>
      nodeWith((node) => {
        for (const flag of ['etcd-certfile', 'etcd-keyfile']) node.replaceFlag('kube-apiserver', flag, undefined);
      }),
    answer: { ends: ['kube-apiserver', 'etcd'], finding: `manifests/etcd-servers-no-client-cert ${APISERVER_POD}` },
  },
  hashOfOtherCa: {
    source: 'xetys/hetzner-kube#304',
    lines: [
      'Failed to connect to API Server "10.0.0.10:6443": cluster CA found in cluster-info configmap is invalid: none of the public keys "sha256:f2753d1a9b0c" are pinned',
    ],
    files: () =>
      nodeWith((node) =>
        node.put(
          CONFIG_PATH,
          JOIN_V1BETA4.replace(/^controlPlane:[\s\S]*/m, '').replace('k8s-api.example.com', '10.0.0.10'),
        ),
      ),
    answer: { ends: ['kubeadm', null], finding: `objects/discovery-hash-mismatch ${CONFIG_PATH}` },
  },
  bracketsOfTemplate: {
    source: 'kubernetes/kubernetes#69278',
    lines: [
      'Error loading config file "/home/ec2-user/.kube/config-EksCluster1": v1.Config: Clusters: []v1.NamedCluster: v1.NamedCluster: Cluster: v1.Cluster: Server: CertificateAuthorityData: decode base64: illegal base64 data at input byte 0, error found in #10 byte of ...|Qo=\\u003e","server":|..., bigger context ...|LS0tLQo=\\u003e","server":"https://10.0.0.10:6443|...',
    ],
    files: async () => {
      const layout = new LayoutFiles('eks', NOW);
      const ca = await layout.authority({ commonName: 'kubernetes' });
      const client = await layout.leaf(ca, { commonName: 'admin' }, { purposes: ['clientAuth'] });
      const path = 'home/ec2-user/.kube/config-EksCluster1';
      layout.embedded(path, 'https://10.0.0.10:6443', ca, client);
      layout.put(path, layout.text(path).replace(base64(ca.pem), `<${base64(ca.pem)}>`));
      return layout.files;
    },
    answer: {
      ends: [null, null],
      says: /the value of certificate-authority-data is not base64[\s\S]*brackets/,
    },
  },
  plainClient: {
    source: 'kubernetes-retired/etcdadm#340',
    lines: [
      'etcd[402254]: {"level":"warn","ts":"2022-08-31T14:17:50.484+0800","caller":"embed/config_logging.go:169","msg":"rejected connection","remote-addr":"10.0.0.20:42176","server-name":"","error":"tls: first record does not look like a TLS handshake"}',
    ],
    files: () => nodeWith(),
    answer: { ends: ['etcd', null] },
  },
  keyOfOtherFile: {
    source: 'David-VTUK/CKA-StudyGuide#37',
    lines: ['Error:  tls: private key does not match public key'],
    files: () => nodeWith(),
    answer: { ends: [null, null] },
  },
};
