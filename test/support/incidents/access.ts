import { kubeconfigText } from '../../../src/sample/kubeconfigText.ts';
import { signedToken } from '../jwt.ts';
import { key } from '../keyPair.ts';
import { CLUSTER_V1BETA3, CONFIG_PATH } from '../kubeadmConfig.ts';
import { openshift } from '../layouts/openshift.ts';
import { correctRequest, KUBELET_CLIENT, signingRequestYaml } from '../signingRequests.ts';
import { type Incident, NOW, nodeWith } from './incident.ts';

const BOOTSTRAPPER = 'system:serviceaccount:openshift-machine-config-operator:node-bootstrapper';

/** Incidents with users, tokens and configurations, in which no certificate is wrong. */
export const ACCESS_INCIDENTS = {
  pendingRequest: {
    source: 'okd-project/okd#1629',
    lines: [
      `Error from server (Forbidden): certificatesigningrequests.certificates.k8s.io "csr-22cn9" is forbidden: User "${BOOTSTRAPPER}" cannot update resource "certificatesigningrequests/approval" in API group "certificates.k8s.io" at the cluster scope`,
      `csr-22cn9   5h51m   kubernetes.io/kube-apiserver-client-kubelet   ${BOOTSTRAPPER}   <none>   Pending`,
    ],
    files: async () => {
      const request = signingRequestYaml({
        ...(await correctRequest(KUBELET_CLIENT)),
        metadata: ['creationTimestamp: "2026-06-01T06:09:00Z"', 'uid: 0d211b4a-65c2-4812-b0b1-4e3cb6729dc3'],
        spec: [`username: ${BOOTSTRAPPER}`],
      }).replace('name: jane', 'name: csr-22cn9');
      return new Map([...(await openshift(NOW)), ['csr-22cn9.yaml', new TextEncoder().encode(request)] as const]);
    },
  },
  calicoTokenExpired: {
    source: 'projectcalico/calico#5712',
    lines: [
      'Warning  FailedCreatePodSandBox  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "4f2d": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized',
      'E0601 12:00:00.000000       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"',
    ],
    files: () =>
      nodeWith(async (node) => {
        const exp = NOW.getTime() / 1000 - 3 * 86_400;
        const { text: token } = signedToken(await key('sa', 'ECDSA-P256'), {
          aud: ['https://kubernetes.default.svc.cluster.local'],
          exp,
          iat: exp - 86_400,
          iss: 'https://kubernetes.default.svc.cluster.local',
          'kubernetes.io': {
            namespace: 'kube-system',
            serviceaccount: { name: 'calico-cni-plugin', uid: '5f2f8a5e-0d0c-4c51-8f1a-0d7f2b7f9c33' },
          },
          sub: 'system:serviceaccount:kube-system:calico-cni-plugin',
        });
        const text = kubeconfigText({
          cluster: 'local',
          user: 'calico',
          context: 'calico-context',
          server: 'https://10.96.0.1:443',
          authority: node.text('etc/kubernetes/pki/ca.crt'),
          credentials: { certificate: '', key: '' },
        }).replace(/ {4}client-certificate-data:.*\n {4}client-key-data:.*\n/, `    token: ${token}\n`);
        node.put('etc/cni/net.d/calico-kubeconfig', text);
      }),
  },
  fieldsOfLaterVersion: {
    source: 'lework/kubeadm-certs#3',
    lines: [
      'W0104 20:49:40.321572   20224 cluster.go:96] error unmarshaling configuration schema.GroupVersionKind{Group:"kubeadm.k8s.io", Version:"v1beta3", Kind:"ClusterConfiguration"}: strict decoding error: unknown field "caCertificateValidityPeriod", unknown field "certificateValidityPeriod"',
    ],
    files: () =>
      nodeWith((node) =>
        node.put(
          CONFIG_PATH,
          `${CLUSTER_V1BETA3.replace(/etcd:[\s\S]*$/, '')}caCertificateValidityPeriod: 876000h\ncertificateValidityPeriod: 876000h\n`,
        ),
      ),
  },
} as const satisfies Readonly<Record<string, Incident>>;
