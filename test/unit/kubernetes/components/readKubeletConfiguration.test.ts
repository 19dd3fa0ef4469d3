import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';

const TEXT = `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
tlsCipherSuites: [TLS_A, TLS_B]
authentication:
  anonymous:
    enabled: no
  webhook: {enabled: true}
  x509:
    clientCAFile: "/etc/kubernetes/pki/ca.crt"
authorization: {mode: Webhook}
rotateCertificates: true
serverTLSBootstrap:
staticPodPath: /etc/kubernetes/manifests
readOnlyPort: 0
clusterDomain: cluster.local
unrelated: 1
`;

describe('kubernetes/kubeletConfiguration', () => {
  it('takes the kind from a key in another case, as apimachinery does', async () => {
    const { documents } = await readDocuments(TEXT.replace('kind:', 'Kind:'), 'file:///var/lib/kubelet/config.yaml');
    assert.equal(documents[0]?.kind, 'component');
  });

  // The kubelet decodes the first document (kubeletconfig/util/codec); kubeadm accepts one KubeletConfiguration (SplitConfigDocuments).
  it('is the first of several, but any document of a file of kubeadm', async () => {
    const first = TEXT.replace('Port: 0', 'Port: 10255');
    const cluster = 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n';
    const portsIn = async (documents: readonly string[]) => {
      const read = await readDocuments(documents.join('---\n'), 'file:///kubelet.yaml');
      return read.documents
        .flatMap((one) => (one.kind === 'component' ? one.flags : []))
        .flatMap((flag) => (flag.name === 'read-only-port' ? flag.value : []));
    };
    assert.deepEqual(await portsIn([first, TEXT]), ['10255']);
    assert.deepEqual(await portsIn([first, cluster, TEXT]), ['10255']);
    assert.deepEqual(await portsIn([cluster, TEXT]), ['0']);
    assert.deepEqual(await portsIn([TEXT, cluster]), ['0']);
  });

  it('reads fields as the flags that mean the same, in the order of the file', async () => {
    const { documents } = await readDocuments(TEXT, 'file:///var/lib/kubelet/config.yaml');
    const [document] = documents;
    assert.ok(document?.kind === 'component');
    assert.equal(document.component, 'kubelet');
    assert.equal(document.source, 'kubeletConfiguration');
    assert.equal(document.mounts, undefined);
    assert.equal(TEXT.slice(document.commandSpan.start, document.commandSpan.end), 'kind: KubeletConfiguration');
    assert.deepEqual(
      document.flags.map((flag) => [
        flag.name,
        flag.spelling,
        flag.value,
        TEXT.slice(flag.valueSpan.start, flag.valueSpan.end),
      ]),
      [
        ['tls-cipher-suites', 'tlsCipherSuites', 'TLS_A,TLS_B', '[TLS_A, TLS_B]'],
        ['anonymous-auth', 'authentication.anonymous.enabled', 'false', 'no'],
        ['authentication-token-webhook', 'authentication.webhook.enabled', 'true', 'true'],
        [
          'client-ca-file',
          'authentication.x509.clientCAFile',
          '/etc/kubernetes/pki/ca.crt',
          '/etc/kubernetes/pki/ca.crt',
        ],
        ['authorization-mode', 'authorization.mode', 'Webhook', 'Webhook'],
        ['rotate-certificates', 'rotateCertificates', 'true', 'true'],
        ['pod-manifest-path', 'staticPodPath', '/etc/kubernetes/manifests', '/etc/kubernetes/manifests'],
        ['read-only-port', 'readOnlyPort', '0', '0'],
        ['cluster-domain', 'clusterDomain', 'cluster.local', 'cluster.local'],
      ],
    );
    const anonymous = document.flags[1];
    assert.equal(TEXT.slice(anonymous?.span.start, anonymous?.span.end), 'enabled: no');
  });

  it('wants both kind and API group', async () => {
    for (const wrong of [TEXT.replace('kubelet.config', 'other.config'), TEXT.replace('kind: K', 'kind: OtherK')]) {
      assert.deepEqual((await readDocuments(wrong, 'file:///x')).documents, []);
    }
  });
});
