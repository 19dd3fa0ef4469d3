import { secretText } from '../../apiObjects.ts';
import { signedToken } from '../../jwt.ts';
import { key, privateKeyPem, publicKeyPem } from '../../keyPair.ts';
import { buildCluster } from '../../kubeadmNode.ts';
import type { NodeFile } from '../../nodeOptions.ts';
import { base64 } from '../../pem.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const KCM = 'etc/kubernetes/manifests/kube-controller-manager.yaml';

/** Incidents with tokens of service accounts. */
export const TOKENS: Readonly<Record<string, CollectedIncident>> = {
  keysDifferBetweenNodes: {
    source: 'kubernetes/kubernetes#110035',
    lines: [
      'E0505 15:59:49.432822    7867 authentication.go:63] "Unable to authenticate the request" err="[invalid bearer token, square/go-jose: error in cryptographic primitive]"',
    ],
    files: async () => {
      const nodes = await buildCluster({ nodes: 3, now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const files = new Map<string, NodeFile>();
      for (const [at, node] of nodes.entries()) {
        for (const [path, content] of node) files.set(`cp-${at + 1}/${path}`, content);
      }
      const own = await key('sa of cp-3', 'ECDSA-P256');
      files.set('cp-3/etc/kubernetes/pki/sa.key', new TextEncoder().encode(privateKeyPem(own)));
      return files.set('cp-3/etc/kubernetes/pki/sa.pub', new TextEncoder().encode(publicKeyPem(own)));
    },
    answer: {
      ends: ['kube-apiserver', null],
      finding: 'trust/ca-shared-files-differ cp-3/etc/kubernetes/manifests/kube-apiserver.yaml',
    },
  },
  keyOfCa: {
    source: 'kubernetes/kubernetes#72026',
    lines: [
      'E1213 02:12:43.000000       1 authentication.go:62] Unable to authenticate the request due to an error: [invalid bearer token, [invalid bearer token, square/go-jose: error in cryptographic primitive]]',
    ],
    files: () =>
      nodeWith((node) =>
        node.replaceFlag('kube-controller-manager', 'service-account-private-key-file', '/etc/kubernetes/pki/ca.key'),
      ),
    answer: { ends: ['kube-apiserver', null], finding: `keys/sa-kcm-key-not-accepted ${KCM}` },
  },
  secretOfEarlierKey: {
    source: 'kubernetes/kubernetes#22351',
    lines: [
      'E0302 12:32:50.114892       7 handlers.go:37] Unable to authenticate the request due to an error: crypto/rsa: verification error',
    ],
    files: () =>
      nodeWith(async (node) => {
        const { text } = signedToken(await key('an earlier sa', 'RSA-2048'), {
          iss: 'kubernetes/serviceaccount',
          'kubernetes.io/serviceaccount/namespace': 'default',
          'kubernetes.io/serviceaccount/secret.name': 'default-token-jon84',
          'kubernetes.io/serviceaccount/service-account.name': 'default',
          'kubernetes.io/serviceaccount/service-account.uid': '5f2f8a5e-0d0c-4c51-8f1a-0d7f2b7f9c33',
          sub: 'system:serviceaccount:default:default',
        });
        const secret = secretText({
          name: 'default-token-jon84',
          namespace: 'default',
          type: 'kubernetes.io/service-account-token',
          annotations: { 'kubernetes.io/service-account.name': 'default' },
          data: {
            'ca.crt': base64(node.text('etc/kubernetes/pki/ca.crt')),
            namespace: base64('default'),
            token: base64(text),
          },
        });
        node.put('etc/kubernetes/default-token.yaml', secret);
      }),
    answer: {
      ends: ['kube-apiserver', null],
      says: /No key in these files signed the token in \S+default-token\.yaml:12/,
    },
  },
  proxyNameNotAllowed: {
    source: 'kubernetes-sigs/metrics-server#40',
    lines: [
      'W0319 17:06:39.048609       1 x509.go:168] x509: subject with cn=kube-apiserver is not in the allowed list: [aggregator]',
    ],
    files: () =>
      nodeWith((node) => {
        node.replaceCertificate('etc/kubernetes/pki/front-proxy-client.crt', {
          subject: { commonName: 'kube-apiserver' },
        });
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', 'aggregator');
      }),
    answer: {
      ends: ['the extension API server', null],
      finding: 'names/front-proxy-cn-not-allowed etc/kubernetes/manifests/kube-apiserver.yaml',
    },
  },
};
