import { impliedFlags, type PkiLayout } from './pkiLayout.ts';

const FOLDER = '/etc/kubernetes/ssl';

/**
 * RKE's files, and the flags with which it starts components in containers (rancher/rke, pki/constants.go and cluster/plan.go). Of etcd, the names of
 * the files depend on the address, and of its clients, on whether RKE runs it.
 */
export const RKE_LAYOUT: PkiLayout = {
  folder: FOLDER,
  flags: impliedFlags(FOLDER, {
    'kube-apiserver': {
      'client-ca-file': 'kube-ca.pem',
      'tls-cert-file': 'kube-apiserver.pem',
      'tls-private-key-file': 'kube-apiserver-key.pem',
      'kubelet-client-certificate': 'kube-apiserver.pem',
      'kubelet-client-key': 'kube-apiserver-key.pem',
      'requestheader-client-ca-file': 'kube-apiserver-requestheader-ca.pem',
      'proxy-client-cert-file': 'kube-apiserver-proxy-client.pem',
      'proxy-client-key-file': 'kube-apiserver-proxy-client-key.pem',
      'service-account-key-file': 'kube-service-account-token-key.pem',
    },
    'kube-controller-manager': {
      'root-ca-file': 'kube-ca.pem',
      'service-account-private-key-file': 'kube-service-account-token-key.pem',
    },
  }),
  others: [],
  signingKeys: /\/kube-service-account-token-key\.pem$/,
  besides: /^\/etc\/kubernetes\/ssl\/kubecfg-kube-[a-z-]+\.yaml$/,
  // One for each pair, those of the aggregation layer as well (rancher/rke, pki/util.go).
  unusedKubeconfigs: /^\/etc\/kubernetes\/ssl\/kubecfg-kube-apiserver-(?:proxy-client|requestheader-ca)\.yaml$/,
  commonNames: new Set([
    'kube-ca',
    'kube-apiserver',
    'kube-apiserver-requestheader-ca',
    'kube-apiserver-proxy-client',
    'kube-service-account-token',
  ]),
};
