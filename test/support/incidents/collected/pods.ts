import { APISERVER, APISERVER_MANIFEST } from '../../faults/fault.ts';
import { hardWayServer } from '../../layouts/hardWay.ts';
import { NOW, nodeWith } from '../incident.ts';
import { type CollectedIncident, EXPIRED } from './collected.ts';

/** Incidents in which pods connect to the API server. */
export const PODS: Readonly<Record<string, CollectedIncident>> = {
  serviceAddress: {
    source: 'kelseyhightower/kubernetes-the-hard-way#420',
    lines: [
      'E1126 16:44:51.865931       1 reflector.go:205] github.com/coredns/coredns/plugin/kubernetes/controller.go:350: Failed to list *v1.Endpoints: Get https://10.96.0.1:443/api/v1/endpoints?limit=500&resourceVersion=0: x509: certificate is valid for 10.0.0.10, 127.0.0.1, not 10.96.0.1',
    ],
    files: () =>
      nodeWith((node) =>
        node.replaceCertificate(APISERVER, {
          sans: [
            'dns:cp-1',
            'dns:kubernetes',
            'dns:kubernetes.default',
            'dns:kubernetes.default.svc',
            'dns:kubernetes.default.svc.cluster.local',
            'ip:10.0.0.10',
            'ip:127.0.0.1',
          ],
        }),
      ),
    answer: {
      ends: ['the pod', 'kube-apiserver'],
      finding: `names/apiserver-san-missing-service-ip ${APISERVER_MANIFEST}`,
      certificate: APISERVER,
    },
  },
  defaultServiceRange: {
    source: 'kelseyhightower/kubernetes-the-hard-way#905',
    lines: [
      '[ERROR] plugin/kubernetes: Get "https://10.0.0.1:443/version?timeout=32s": x509: certificate is valid for 127.0.0.1, 10.32.0.1, not 10.0.0.1',
    ],
    files: () => hardWayServer(NOW),
    answer: {
      ends: ['the pod', 'kube-apiserver'],
      certificate: 'var/lib/kubernetes/kube-api-server.crt',
      says: /again with 10\.0\.0\.1,/,
    },
  },
  sandboxWithoutAddress: {
    source: 'sighupio/permission-manager#93',
    lines: [
      `Warning  FailedCreatePodSandBox  20s               kubelet            Failed to create pod sandbox: rpc error: code = Unknown desc = [failed to set up sandbox container "e3bad963c494" network for pod "permission-manager-7cd5f4f6b8-5rzx4": networkPlugin cni failed to set up pod "permission-manager-7cd5f4f6b8-5rzx4_permission-manager" network: error getting ClusterInformation: Get https://[10.96.0.1]:443/apis/crd.projectcalico.org/v1/clusterinformations/default: x509: cannot validate certificate for 10.96.0.1 because it doesn't contain any IP SANs]`,
    ],
    files: () =>
      nodeWith((node) =>
        node.replaceCertificate(APISERVER, {
          sans: [
            'dns:cp-1',
            'dns:kubernetes',
            'dns:kubernetes.default',
            'dns:kubernetes.default.svc',
            'dns:kubernetes.default.svc.cluster.local',
          ],
        }),
      ),
    answer: {
      ends: ['the network plugin', 'kube-apiserver'],
      finding: `names/apiserver-san-missing-service-ip ${APISERVER_MANIFEST}`,
      certificate: APISERVER,
    },
  },
  dotAtTheEnd: {
    source: 'opsnull/follow-me-install-kubernetes-cluster#233',
    lines: ['x509: cannot parse dnsName "kubernetes.default.svc.cluster.local."'],
    files: () =>
      nodeWith((node) => {
        const { sans = [] } = node.certificate(APISERVER).spec;
        node.replaceCertificate(APISERVER, {
          sans: sans.map((san) =>
            san === 'dns:kubernetes.default.svc.cluster.local' ? `${san}.` : san,
          ) as typeof sans,
        });
      }),
    answer: {
      ends: [null, null],
      finding: `names/apiserver-san-missing-service-name ${APISERVER_MANIFEST}`,
      says: /without dots at the end/,
    },
  },
  podWithoutCa: {
    source: 'coredns/coredns#833',
    lines: [
      'E0805 04:58:47.905942       1 config.go:269] Expected to load root CA config from /var/run/secrets/kubernetes.io/serviceaccount/ca.crt, but got err: open /var/run/secrets/kubernetes.io/serviceaccount/ca.crt: no such file or directory',
    ],
    files: () => nodeWith((node) => node.replaceFlag('kube-controller-manager', 'root-ca-file', undefined)),
    answer: { ends: [null, null], says: /--root-ca-file/ },
  },
  serviceExpired: {
    source: 'coredns/coredns#4429',
    lines: [
      'E0126 09:38:10.991053       1 reflector.go:201] github.com/coredns/coredns/plugin/kubernetes/controller.go:251: Failed to list *v1.Service: Get https://10.96.0.1:443/api/v1/services?resourceVersion=0: x509: certificate has expired or is not yet valid',
    ],
    files: () => nodeWith((node) => node.replaceCertificate(APISERVER, EXPIRED)),
    answer: {
      ends: ['the pod', 'kube-apiserver'],
      finding: `validity/cert-expired ${APISERVER}`,
      certificate: APISERVER,
    },
  },
  keyOfOtherPair: {
    source: 'kubernetes/kubernetes#127538',
    lines: [
      '│ kube-apiserver E0920 16:30:36.852849      11 dynamic_serving_content.go:218] key failed with : tls: private key does not match public key',
    ],
    files: () =>
      nodeWith((node) => {
        node.put('etc/kubernetes/pki/front-proxy-client.key', node.text('etc/kubernetes/pki/apiserver.key'));
      }),
    answer: { ends: ['kube-apiserver', null], finding: `keys/cert-key-mismatch ${APISERVER_MANIFEST}` },
  },
};
