import { authority, configMapText, secretText } from '../../apiObjects.ts';
import { issue, LEAF_SHAPE } from '../../certificates.ts';
import { ETCD_SERVER, KUBELET_CURRENT, KUBELET_DATED } from '../../faults/fault.ts';
import { key, privateKeyPem } from '../../keyPair.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import { k3s } from '../../layouts/rancher.ts';
import { days } from '../../nodeOptions.ts';
import { base64 } from '../../pem.ts';
import { NOW, nodeWith } from '../incident.ts';
import { type CollectedIncident, EXPIRED, EXPIRED_TEXT } from './collected.ts';

const ETCD_CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client.crt';
const withEtcdClient = () => nodeWith((node) => node.replaceCertificate(ETCD_CLIENT, EXPIRED));
const withKubelet = () => nodeWith((node) => node.replaceCertificate(KUBELET_CURRENT, EXPIRED));

const linkerdAnchor = async (commonName: string, serial?: bigint) => {
  const anchor = await authority(commonName, { ...EXPIRED, ...(serial !== undefined && { serial }) });
  const text = configMapText('linkerd-identity-trust-roots', 'linkerd', { 'ca-bundle.crt': anchor.pem });
  return { 'trust-roots.yaml': text };
};

/** Incidents in which a certificate has expired, or is not yet valid. */
export const DATES: Readonly<Record<string, CollectedIncident>> = {
  etcdServerExpired: {
    source: 'kubernetes/apiserver#102',
    lines: [
      `2026-06-01T13:00:00.426019865+01:00 stderr F }. Err: connection error: desc = "transport: authentication handshake failed: ${EXPIRED_TEXT}"`,
    ],
    files: () => nodeWith((node) => node.replaceCertificate(ETCD_SERVER, EXPIRED)),
    answer: { ends: [null, null], finding: `validity/cert-expired ${ETCD_SERVER}`, certificate: ETCD_SERVER },
  },
  etcdClientExpired: {
    source: 'labring/sealos#2413',
    lines: ['transport: authentication handshake failed: remote error: tls: bad certificate'],
    files: withEtcdClient,
    answer: {
      ends: [null, null],
      finding: `validity/cert-expired ${ETCD_CLIENT}`,
      certificate: ETCD_CLIENT,
    },
  },
  kubeadmFindsExpired: {
    source: 'kubernetes/kubeadm#1651',
    lines: ['failure loading apiserver-etcd-client certificate: the certificate has expired'],
    files: withEtcdClient,
    answer: { ends: ['kubeadm', null], finding: `validity/cert-expired ${ETCD_CLIENT}`, certificate: ETCD_CLIENT },
  },
  kubeletClientExpired: {
    source: 'kubernetes/kubernetes#98150',
    lines: [
      'Jan 18 17:33:58 cp-1 kubelet[1457370]: E0118 17:33:58.888700 1457370 bootstrap.go:265] part of the existing bootstrap client certificate is expired: 2026-04-27 12:00:00 +0000 UTC',
    ],
    files: withKubelet,
    answer: {
      ends: ['the kubelet', null],
      finding: `kubelet/kubelet-bootstrap-dead-end ${KUBELET_DATED}`,
      certificate: KUBELET_DATED,
    },
  },
  kubeletStillRuns: {
    source: 'kubernetes/kubernetes#96256',
    lines: [
      'E1111 00:15:53.851634   66610 transport.go:113] The currently active client certificate has expired, but the server is not responsive. A restart may be necessary to retrieve new initial credentials.',
    ],
    files: withKubelet,
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      finding: `kubelet/kubelet-bootstrap-dead-end ${KUBELET_DATED}`,
      certificate: KUBELET_DATED,
    },
  },
  linkerdAnchor: {
    source: 'linkerd/linkerd2#4808',
    lines: [
      '× Failed to build upgrade configuration: could not fetch existing proxy injector secret: x509: certificate has expired or is not yet valid: current time 2026-06-01T14:00:00+02:00 is after 2026-04-27T12:00:00Z - Current Time : 2026-06-01 14:00:00.789613 +0200 CEST m=+0.274195056 - Invalid before 2025-04-27 12:00:00 +0000 UTC - Invalid After 2026-04-27 12:00:00 +0000 UTC',
    ],
    files: () => linkerdAnchor('identity.linkerd.cluster.local'),
    answer: {
      ends: [null, null],
      finding: 'validity/ca-expired trust-roots.yaml',
      certificate: 'trust-roots.yaml',
    },
  },
  linkerdCheck: {
    source: 'linkerd/linkerd2#9256',
    lines: [
      '* 32749033185009360248126611889313055042 blabla-linkerd not valid anymore. Expired on 2026-04-27T12:00:00Z',
    ],
    files: () => linkerdAnchor('blabla-linkerd', 32749033185009360248126611889313055042n),
    answer: {
      ends: [null, null],
      finding: 'validity/ca-expired trust-roots.yaml',
      certificate: 'trust-roots.yaml',
    },
  },
  argoCluster: {
    source: 'argoproj/argo-cd#19033',
    lines: [
      'argocd-application-controller-0 argocd-application-controller time="2026-06-01T12:00:00Z" level=info msg="Normalized app spec: {\\"status\\":{\\"conditions\\":[{\\"message\\":\\"Failed to load live state: failed to get cluster info for \\\\\\"https://10.0.0.10:6443\\\\\\": error synchronizing cache state : the server has asked for the client to provide credentials\\",\\"type\\":\\"ComparisonError\\"}]}}"',
    ],
    files: async () => {
      const ca = await authority('kubernetes');
      const client = issue({
        ...LEAF_SHAPE,
        ...EXPIRED,
        subject: { commonName: 'kubernetes-admin', organizations: ['system:masters'] },
        key: await key('argo admin'),
        issuer: ca,
        extendedKeyUsage: ['clientAuth'],
      });
      const config = JSON.stringify({
        tlsClientConfig: {
          insecure: false,
          caData: base64(ca.pem),
          certData: base64(client.pem),
          keyData: base64(privateKeyPem(client.key)),
        },
      });
      const text = secretText({
        name: 'prod',
        namespace: 'argocd',
        type: 'Opaque',
        stringData: { name: 'prod', server: 'https://10.0.0.10:6443', config: `'${config}'` },
      }).replace('metadata:\n', 'metadata:\n  labels: { argocd.argoproj.io/secret-type: cluster }\n');
      return { 'cluster.yaml': text };
    },
    answer: {
      ends: [null, 'kube-apiserver'],
      finding: 'validity/cert-expired cluster.yaml',
    },
  },
  k3sKubeconfigExpired: {
    source: 'k3s-io/k3s#12220',
    lines: [
      `E0427 12:22:00.140536 1096915 memcache.go:265] couldn't get current server API group list: the server has asked for the client to provide credentials`,
    ],
    files: async () => {
      const layout = new LayoutFiles('k3s', NOW);
      for (const [path, content] of await k3s(NOW)) layout.files.set(path, content);
      const seconds = Math.floor(layout.created.getTime() / 1000);
      const [clientCa, serverCa] = [
        await layout.authority({ commonName: `k3s-client-ca@${seconds}` }),
        await layout.authority({ commonName: `k3s-server-ca@${seconds}` }),
      ];
      const subject = { commonName: 'system:admin', organizations: ['system:masters'] };
      const { spec } = await layout.leaf(clientCa, subject, { purposes: ['clientAuth'] });
      layout.embedded('root/.kube/config', 'https://127.0.0.1:6443', serverCa, issue({ ...spec, ...EXPIRED }));
      return layout.files;
    },
    answer: {
      ends: [null, 'kube-apiserver'],
      finding: 'validity/cert-expired root/.kube/config',
      certificate: 'root/.kube/config',
    },
  },
  caNotYetValid: {
    source: 'cookeem/kubeadm-ha#44',
    lines: ['failure loading ca certificate: the certificate is not valid yet'],
    files: () => nodeWith((node) => node.replaceCertificate('etc/kubernetes/pki/ca.crt', { notBefore: days(NOW, 1) })),
    answer: {
      ends: ['kubeadm', null],
      finding: 'validity/cert-not-yet-valid etc/kubernetes/pki/ca.crt',
      certificate: 'etc/kubernetes/pki/ca.crt',
    },
  },
};
