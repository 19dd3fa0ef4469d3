import { apiServiceText, authority, pairData, secretText, serving } from '../apiObjects.ts';
import { joinToken } from '../joinToken.ts';
import { privateKeyPem } from '../keyPair.ts';
import { rke2 } from '../layouts/rancher.ts';
import { base64 } from '../pem.ts';
import { machineText, talosconfigText } from '../talosText.ts';
import { type Incident, NOW, nodeWith } from './incident.ts';

/** The text of server-ca.crt of the server that created the token. */
const OLD_CA = 'another server-ca.crt';
const hashOf = (text: string) => joinToken(text).slice('K10'.length).split('::', 1)[0];

const UNKNOWN = 'x509: certificate signed by unknown authority';

/** Incidents in which one side trusts another CA than the one that issued, or none. */
export const TRUST_INCIDENTS = {
  managerWithOldCa: {
    source: 'clastix/kamaji#315',
    lines: [
      `E0601 12:00:00.000000       1 leaderelection.go:436] "error retrieving resource lock" err="Get \\"https://10.0.0.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-controller-manager?timeout=5s\\": tls: failed to verify certificate: ${UNKNOWN}"`,
    ],
    files: () =>
      nodeWith(async (node) =>
        node.setKubeconfigAuthority('etc/kubernetes/controller-manager.conf', await node.otherAuthority('kubernetes')),
      ),
  },
  tokenOfOldServer: {
    source: 'rancher/rke2#3214',
    lines: [
      `time="2026-06-01T12:00:00Z" level=error msg="token CA hash does not match the Cluster CA certificate hash: ${hashOf(OLD_CA)} != 18ef02a4"`,
    ],
    files: async () => {
      const files = await rke2(NOW);
      const token = joinToken(OLD_CA);
      return files.set('etc/rancher/rke2/config.yaml', new TextEncoder().encode(`token: ${token}\n`));
    },
  },
  talosconfigOfOtherRun: {
    source: 'siderolabs/talos#9241',
    lines: [
      `error executing bootstrap: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: ${UNKNOWN}"`,
    ],
    files: async () => {
      const [machineCa, clusterCa, other] = await Promise.all(
        ['talos', 'kubernetes', 'talos other'].map((name) => authority(name)),
      );
      if (!machineCa || !clusterCa || !other) throw new Error('no CA');
      const client = await serving(other, ['admin'], {
        sans: [],
        subject: { commonName: 'admin', organizations: ['os:admin'] },
        extendedKeyUsage: ['clientAuth'],
      });
      return {
        'controlplane.yaml': machineText({
          machineCa: { certificate: machineCa },
          clusterCa: { certificate: clusterCa },
          cluster: ['clusterName: home'],
        }),
        talosconfig: talosconfigText('home', other, { certificate: client }),
      };
    },
  },
  oidcWithoutCa: {
    source: 'kubernetes/apiserver#27',
    lines: [
      `E0601 12:00:00.000000       1 oidc.go:190] oidc authenticator: failed to fetch provider discovery data: Get https://keycloak.example.com/auth/realms/k8s/.well-known/openid-configuration: ${UNKNOWN}`,
    ],
    files: () =>
      nodeWith((node) => {
        node.replaceFlag('kube-apiserver', 'oidc-issuer-url', 'https://keycloak.example.com/auth/realms/k8s');
        node.replaceFlag('kube-apiserver', 'oidc-client-id', 'kubernetes');
      }),
  },
  apiserviceCommonName: {
    source: 'kubernetes-sigs/apiserver-builder-alpha#534',
    lines: [
      `E0601 12:00:00.000000       1 controller.go:116] loading OpenAPI spec for "v1beta1.metrics.k8s.io" failed with: failed to retrieve openAPI spec, http error: ResponseCode: 503, Body: error trying to reach service: x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0`,
    ],
    files: async () => {
      const ca = await authority('metrics-ca');
      const leaf = await serving(ca, ['metrics.mgmt.svc'], { sans: [] });
      return {
        'apiservice.yaml': apiServiceText([
          'service: { name: metrics, namespace: mgmt }',
          `caBundle: ${base64(ca.pem)}`,
        ]),
        'secret.yaml': secretText({ name: 'metrics-tls', namespace: 'mgmt', data: pairData(leaf) }),
      };
    },
  },
  konnectivityAgent: {
    source: 'k0sproject/k0s#5940',
    lines: [
      `E0601 12:00:00.000000       1 clientset.go:234] "cannot connect once" err="rpc error: code = Unavailable desc = connection error: desc = \\"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate is valid for konnectivity, not k8s.example.com\\""`,
    ],
    files: () =>
      nodeWith(async (node) => {
        const certificate = await serving(node.authorities.ca.signer, ['konnectivity']);
        node.put('etc/kubernetes/pki/konnectivity.crt', certificate.pem);
        node.put('etc/kubernetes/pki/konnectivity.key', privateKeyPem(certificate.key));
        node.put('etc/kubernetes/manifests/konnectivity-server.yaml', KONNECTIVITY_SERVER);
        node.put('etc/kubernetes/konnectivity-agent.yaml', KONNECTIVITY_AGENT);
      }),
  },
  staleRequestHeaderCa: {
    source: 'kedacore/keda-olm-operator#11',
    lines: [
      `E0601 12:00:00.000000       1 authentication.go:65] Unable to authenticate the request due to an error: ${UNKNOWN}`,
    ],
    files: () =>
      nodeWith(async (node) => {
        const old = await node.otherAuthority('front-proxy-ca');
        const indented = (pem: string) => pem.trimEnd().replaceAll(/^/gm, '    ');
        node.put(
          'etc/kubernetes/extension-apiserver-authentication.yaml',
          [
            'apiVersion: v1',
            'kind: ConfigMap',
            'metadata: { name: extension-apiserver-authentication, namespace: kube-system }',
            'data:',
            '  client-ca-file: |',
            indented(node.text('etc/kubernetes/pki/ca.crt')),
            '  requestheader-client-ca-file: |',
            indented(old.pem),
            `  requestheader-allowed-names: '["front-proxy-client"]'`,
            '',
          ].join('\n'),
        );
      }),
  },
} as const satisfies Readonly<Record<string, Incident>>;

const KONNECTIVITY_SERVER = `apiVersion: v1
kind: Pod
metadata: { name: konnectivity-server, namespace: kube-system }
spec:
  hostNetwork: true
  containers:
  - name: konnectivity-server-container
    image: registry.k8s.io/kas-network-proxy/proxy-server:v0.30.3
    command: [/proxy-server]
    args:
    - --cluster-cert=/etc/kubernetes/pki/konnectivity.crt
    - --cluster-key=/etc/kubernetes/pki/konnectivity.key
    - --agent-port=8132
    volumeMounts:
    - { name: certs, mountPath: /etc/kubernetes/pki, readOnly: true }
  volumes:
  - { name: certs, hostPath: { path: /etc/kubernetes/pki } }
`;

const KONNECTIVITY_AGENT = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: konnectivity-agent, namespace: kube-system }
spec:
  selector: { matchLabels: { k8s-app: konnectivity-agent } }
  template:
    metadata: { labels: { k8s-app: konnectivity-agent } }
    spec:
      containers:
      - name: konnectivity-agent
        image: registry.k8s.io/kas-network-proxy/proxy-agent:v0.30.3
        command: [/proxy-agent]
        args:
        - --ca-cert=/var/run/secrets/kubernetes.io/serviceaccount/ca.crt
        - --proxy-server-host=k8s.example.com
        - --proxy-server-port=8132
`;
