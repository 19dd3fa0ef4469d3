import { configMapText } from '../../apiObjects.ts';
import { bootstrapTokenText } from '../../bootstrapTokenText.ts';
import { issue } from '../../certificates.ts';
import { APISERVER } from '../../faults/fault.ts';
import { LayoutFiles, SERVER } from '../../layouts/layout.ts';
import { k3s } from '../../layouts/rancher.ts';
import { days } from '../../nodeOptions.ts';
import { base64 } from '../../pem.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const CA = 'etc/kubernetes/pki/ca.crt';
const K3S_SERVING = 'var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt';

/** A node with a bootstrap token that expired three weeks ago. */
const withExpiredToken = () =>
  nodeWith((node) =>
    node.put(
      'etc/kubernetes/bootstrap-token.yaml',
      bootstrapTokenText({ data: { expiration: '2026-05-10T03:22:11Z' } }),
    ),
  );

/** Incidents of machines that join a cluster, and of tokens for that. */
export const JOINING: Readonly<Record<string, CollectedIncident>> = {
  joinByOtherNetwork: {
    source: 'kubernetes/kubernetes#58921',
    lines: [
      '[discovery] Failed to request cluster info, will try again: [Get https://10.0.0.10:6443/api/v1/namespaces/kube-public/configmaps/cluster-info: x509: certificate is valid for 10.96.0.1, 10.0.2.15, not 10.0.0.10]',
    ],
    files: () =>
      nodeWith(
        (node) => {
          const { sans = [] } = node.certificate(APISERVER).spec;
          const names = sans.filter((san) => san.startsWith('dns:'));
          node.replaceCertificate(APISERVER, { sans: [...names, 'ip:10.96.0.1', 'ip:10.0.2.15'] });
        },
        { advertiseAddress: '10.0.2.15' },
      ),
    answer: {
      ends: ['kubeadm', 'kube-apiserver'],
      certificate: APISERVER,
      says: /Issue \S+apiserver\.crt again with 10\.0\.0\.10/,
    },
  },
  twoAuthoritiesInClusterInfo: {
    source: 'kubernetes/kubeadm#1399',
    lines: [
      '[discovery] Failed to connect to API Server "kube.lan:6443": failed to parse cluster CA from the cluster-info configmap: trailing data after first PEM block',
    ],
    files: () =>
      nodeWith(async (node) => {
        const authority = `${node.text('etc/kubernetes/pki/ca.crt')}${(await node.otherAuthority('kubernetes')).pem}`;
        const kubeconfig = [
          'apiVersion: v1',
          'clusters:',
          '- cluster:',
          `    certificate-authority-data: ${base64(authority)}`,
          '    server: https://10.0.0.10:6443',
          '  name: ""',
          'contexts: null',
          'current-context: ""',
          'kind: Config',
          'users: null',
          '',
        ].join('\n');
        node.put('etc/kubernetes/cluster-info.yaml', configMapText('cluster-info', 'kube-public', { kubeconfig }));
      }),
    answer: { ends: ['kubeadm', null], says: /more than one CA/ },
  },
  externalCaWithoutKey: {
    source: 'opencmit/pangee-cluster#55',
    lines: [
      "invalid or incomplete external CA: failure loading key for apiserver: couldn't load the private key file /etc/kubernetes/ssl/apiserver.key: open /etc/kubernetes/ssl/apiserver.key: no such file or directory",
    ],
    files: async () => {
      const layout = new LayoutFiles('external', NOW);
      const ca = await layout.authority({ commonName: 'kubernetes' });
      layout.pair(ca, 'etc/kubernetes/ssl/ca.crt');
      const subject = { commonName: 'kube-apiserver' };
      const sans = ['dns:kubernetes', 'ip:10.96.0.1'] as const;
      layout.pair(await layout.leaf(ca, subject, { purposes: SERVER, sans }), 'etc/kubernetes/ssl/apiserver.crt');
      return layout.files;
    },
    answer: { ends: ['kubeadm', null], says: /a CA without its key/ },
  },
  caBeforeClock: {
    source: 'kubernetes-sigs/cluster-api-provider-vsphere#503',
    lines: [
      'error execution phase certs/ca: failure loading ca certificate: failed to load certificate: the certificate is not valid yet',
    ],
    files: () => nodeWith((node) => node.replaceCertificate(CA, { notBefore: days(NOW, 1) })),
    answer: { ends: ['kubeadm', null], finding: `validity/cert-not-yet-valid ${CA}`, certificate: CA },
  },
  clockBehind: {
    source: 'rancher/k3os#260',
    lines: [
      'Unable to connect to the server: x509: certificate has expired or is not yet valid: current time 2026-06-01T14:00:00+02:00 is before 2026-06-01T12:47:37Z',
    ],
    files: async () => {
      const layout = new LayoutFiles('k3s', NOW);
      for (const [path, content] of await k3s(NOW)) layout.files.set(path, content);
      const seconds = Math.floor(layout.created.getTime() / 1000);
      const ca = await layout.authority({ commonName: `k3s-server-ca@${seconds}` });
      const subject = { commonName: 'kube-apiserver' };
      const leaf = await layout.leaf(ca, subject, { purposes: SERVER, sans: ['ip:127.0.0.1', 'ip:10.43.0.1'] });
      const { spec } = leaf;
      layout.pair(issue({ ...spec, notBefore: new Date('2026-06-01T12:47:37Z') }), K3S_SERVING, undefined, [ca]);
      return layout.files;
    },
    answer: {
      ends: ['kubectl', 'kube-apiserver'],
      finding: `validity/cert-not-yet-valid ${K3S_SERVING}`,
      certificate: K3S_SERVING,
      says: /Compare the clocks/,
    },
  },
  bootstrapTokenUnknown: {
    source: 'mmumshad/kubernetes-the-hard-way#122',
    lines: [
      'E0424 09:01:12.000000       1 authentication.go:65] Unable to authenticate the request due to an error: [invalid bearer token, [invalid bearer token, invalid bearer token]]',
    ],
    files: withExpiredToken,
    answer: {
      ends: ['kube-apiserver', null],
      finding: 'objects/bootstrap-token-expired etc/kubernetes/bootstrap-token.yaml',
      says: /a bootstrap token that is wrong, has expired or was deleted/,
    },
  },
  bootstrapTokenExpired: {
    source: 'ddometita/mmumshad-kubernetes-the-hard-way#1',
    lines: [
      'Sep 25 08:13:30 worker-2 kubelet[23256]: I0925 08:13:30.384428   23256 bootstrap.go:239] Failed to connect to apiserver: the server has asked for the client to provide credentials',
    ],
    files: withExpiredToken,
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      finding: 'objects/bootstrap-token-expired etc/kubernetes/bootstrap-token.yaml',
      says: /kubeadm token create/,
    },
  },
};
