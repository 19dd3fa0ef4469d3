import { APISERVER_MANIFEST, PKI } from '../../faults/fault.ts';
import { hardWayWorker } from '../../layouts/hardWay.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import { k3s } from '../../layouts/rancher.ts';
import { base64 } from '../../pem.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

async function worker(edit: (layout: LayoutFiles) => void): Promise<LayoutFiles['files']> {
  const layout = new LayoutFiles('hard way', NOW);
  for (const [path, content] of await hardWayWorker(NOW)) layout.files.set(path, content);
  edit(layout);
  return layout.files;
}

/** Incidents of files that are empty, that hold something else, or that cannot be read. */
export const FILES: Readonly<Record<string, CollectedIncident>> = {
  emptyServingPair: {
    source: 'kubernetes/kubernetes#34956',
    lines: [
      'Oct 17 14:02:11 worker-1 kubelet-wrapper[2211]: F1017 14:02:11.310482    2211 server.go:148] crypto/tls: failed to parse certificate PEM data',
    ],
    files: () =>
      worker((layout) => {
        layout.put('var/lib/kubelet/kubelet.crt', '');
        layout.put('var/lib/kubelet/kubelet.key', '');
      }),
    answer: { ends: ['the kubelet', null], finding: 'files/pem-empty-file var/lib/kubelet/kubelet.crt' },
  },
  emptyKubeletCrt: {
    source: 'rancher/rancher#16332',
    lines: [
      'FATA[0125] [workerPlane] Failed to bring up Worker Plane: Failed to verify healthcheck: Failed to check https://localhost:10250/healthz for service [kubelet] on host [rancher03]: Get https://localhost:10250/healthz: Unable to access the service on localhost:10250. The service might be still starting up. Error: ssh: rejected: connect failed (Connection refused), log: F1029 00:04:17.948164   32417 server.go:141] tls: failed to find any PEM data in certificate input',
    ],
    files: () =>
      nodeWith((node) => {
        node.put('var/lib/kubelet/pki/kubelet.crt', '');
        node.put('var/lib/kubelet/pki/kubelet.key', '');
      }),
    answer: { ends: ['the kubelet', null], finding: 'connections/end-unusable var/lib/kubelet/pki/kubelet.crt' },
  },
  foldersForFiles: {
    source: 'apprenda/kismatic#251',
    lines: ['error: failed to run Kubelet: invalid kubeconfig: read /var/lib/kubelet/ca.crt: is a directory'],
    files: () =>
      worker((layout) => {
        layout.files.delete('var/lib/kubelet/ca.crt');
        layout.put('var/lib/kubelet/ca.crt/.keep', '');
        layout.put(
          'var/lib/kubelet/kubeconfig',
          layout
            .text('var/lib/kubelet/kubeconfig')
            .replace(/certificate-authority-data: .*/, 'certificate-authority: /var/lib/kubelet/ca.crt'),
        );
      }),
    answer: { ends: ['the kubelet', null], finding: 'files/pem-is-directory var/lib/kubelet/kubelet-config.yaml' },
  },
  emptyEtcdKey: {
    source: 'kubernetes-retired/kube-aws#1011',
    lines: [
      'Nov 19 14:57:34 ip-10-1-1-127.eu-central-1.compute.internal etcd-wrapper[3233]: 2017-11-19 14:57:34.827691 C | etcdmain: tls: failed to find any PEM data in key input',
    ],
    files: () => nodeWith((node) => node.put(`${PKI}/etcd/peer.key`, '')),
    answer: { ends: ['etcd', null], finding: `files/pem-empty-file ${PKI}/etcd/peer.key` },
  },
  encodedTwice: {
    source: 'kubernetes/client-go#703',
    lines: ['tls: failed to find any PEM data in certificate input'],
    files: () =>
      nodeWith((node) => {
        const text = node.text('etc/kubernetes/admin.conf');
        const twice = text.replace(/(client-certificate-data: )(\S+)/, (_, field, value) => `${field}${base64(value)}`);
        node.put('home/me/.kube/config', twice);
      }),
    answer: { ends: [null, null], finding: 'kubeconfigs/kubeconfig-data-double-encoded home/me/.kube/config' },
  },
  sshKeyForTokens: {
    source: 'aws/amazon-eks-pod-identity-webhook#11',
    lines: [
      'error: invalid authentication config: error reading public key file /etc/kubernetes/pki/sa-signer.key.pub: data does not contain any valid RSA or ECDSA public keys',
    ],
    files: () =>
      nodeWith((node) => {
        node.put(`${PKI}/sa-signer.key.pub`, 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDQ6ZW5 root@cp-1\n');
        node.replaceFlag('kube-apiserver', 'service-account-key-file', '/etc/kubernetes/pki/sa-signer.key.pub');
      }),
    answer: { ends: ['kube-apiserver', null], finding: `files/pem-no-block ${APISERVER_MANIFEST}` },
  },
  kubeconfigOfRoot: {
    source: 'biersoeckli/QuickStack#49',
    lines: [
      'error: error loading config file "/etc/rancher/k3s/k3s.yaml": open /etc/rancher/k3s/k3s.yaml: permission denied',
    ],
    files: () => k3s(NOW),
    answer: { ends: ['kubectl', null], says: /Compare the owner and the mode/ },
  },
};
