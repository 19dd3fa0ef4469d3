import { authority, configMapText, pairData, secretText, serving } from '../../apiObjects.ts';
import { APISERVER_MANIFEST } from '../../faults/fault.ts';
import { nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const FRONT_PROXY = 'etc/kubernetes/pki/front-proxy-client.crt';

const deployment = (name: string, namespace: string, secret: string) =>
  [
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    'spec:',
    '  selector: { matchLabels: { app: webhook } }',
    '  template:',
    '    metadata: { labels: { app: webhook } }',
    '    spec:',
    '      containers:',
    '      - name: webhook',
    '        image: example.com/webhook:v1',
    '        args: [--tls-cert-file=/certs/tls.crt, --tls-private-key-file=/certs/tls.key]',
    '        volumeMounts:',
    '        - { name: certs, mountPath: /certs }',
    '      volumes:',
    `      - { name: certs, secret: { secretName: ${secret} } }`,
    '',
  ].join('\n');

/** Incidents of extension API servers, and of Secrets that their pods mount. */
export const EXTENSIONS: Readonly<Record<string, CollectedIncident>> = {
  namesEmpty: {
    source: 'opsnull/follow-me-install-kubernetes-cluster#250',
    lines: [
      'Jun 29 03:04:23 test-01 kube-apiserver[28047]: W0629 03:04:23.496582   28047 x509.go:172] x509: subject with cn=system:kube-scheduler is not in the allowed list: []',
    ],
    files: () =>
      nodeWith((node) => {
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', '/etc/kubernetes/pki/ca.crt');
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', '""');
      }),
    answer: {
      ends: ['kube-apiserver', null],
      finding: `isolation/front-proxy-ca-shared ${APISERVER_MANIFEST}`,
      says: /the front proxy needs a separate CA/,
    },
  },
  proxyClientForServers: {
    source: 'kubernetes-sigs/metrics-server#1279',
    lines: [
      'E0621 10:57:15.066460       1 authentication.go:63] "Unable to authenticate the request" err="[x509: certificate signed by unknown authority, verifying certificate SN=322848410769846378365036856136857402791, SKID=, AKID= failed: x509: certificate specifies an incompatible key usage]"',
    ],
    files: () =>
      nodeWith((node) =>
        node.replaceCertificate(FRONT_PROXY, {
          extendedKeyUsage: ['serverAuth'],
          serial: 322848410769846378365036856136857402791n,
        }),
      ),
    answer: {
      ends: ['the extension API server', 'kube-apiserver'],
      finding: `usage/eku-missing-client-auth ${FRONT_PROXY}`,
      certificate: FRONT_PROXY,
    },
  },
  secretNotThere: {
    source: 'cert-manager/cert-manager#2484',
    lines: [
      'webhook fails to start MountVolume.SetUp failed for volume "certs" : secret "cert-manager-webhook-webhook-tls" not found',
    ],
    files: async () => ({
      'deployment.yaml': deployment('cert-manager-webhook', 'cert-manager', 'cert-manager-webhook-webhook-tls'),
    }),
    answer: { ends: ['the kubelet', null], says: /the Secret cert-manager-webhook-webhook-tls does not exist/ },
  },
  secretWithOtherKeys: {
    source: 'kubernetes-sigs/prometheus-adapter#245',
    lines: [
      'F1020 07:19:54.951285       1 adapter.go:206] unable to install resource metrics API: unable to load server certificate: open /certs/tls.crt: no such file or directory',
    ],
    files: async () => {
      const ca = await authority('metrics-ca');
      const leaf = await serving(ca, ['prometheus-adapter.monitoring.svc']);
      const { 'tls.crt': crt = '', 'tls.key': own = '' } = pairData(leaf);
      return {
        'deployment.yaml': deployment('prometheus-adapter', 'monitoring', 'cm-adapter-serving-certs'),
        'secret.yaml': secretText({
          name: 'cm-adapter-serving-certs',
          namespace: 'monitoring',
          type: 'Opaque',
          data: { 'serving.crt': crt, 'serving.key': own },
        }),
      };
    },
    answer: { ends: [null, null], says: /cannot open \/certs\/tls\.crt/ },
  },
  clusterWithoutFrontProxy: {
    source: 'kubernetes-retired/service-catalog#1172',
    lines: [
      "F0829 23:19:24.357279       1 server.go:128] error running server (cluster doesn't provide requestheader-client-ca-file)",
    ],
    files: () =>
      nodeWith((node) => {
        for (const flag of [
          'requestheader-client-ca-file',
          'requestheader-allowed-names',
          'requestheader-username-headers',
          'requestheader-group-headers',
          'requestheader-extra-headers-prefix',
          'proxy-client-cert-file',
          'proxy-client-key-file',
        ])
          node.replaceFlag('kube-apiserver', flag, undefined);
        node.put(
          'etc/kubernetes/extension-apiserver-authentication.yaml',
          configMapText('extension-apiserver-authentication', 'kube-system', {
            'client-ca-file': node.text('etc/kubernetes/pki/ca.crt'),
          }),
        );
      }),
    answer: { ends: [null, null], finding: `manifests/aggregator-client-unset ${APISERVER_MANIFEST}` },
  },
};
