import assert from 'node:assert/strict';
import { readMessages } from '../../../src/core/messages/read/readMessages.ts';

/** Lines about certificates and tokens while nothing is wrong, and errors about other things. */
const QUIET: readonly string[] = [
  'level=info msg="Loaded self-signed certificate" subsys=hubble-ui',
  'time="2026-06-01T12:00:00Z" level=info msg="Generating self-signed certificate for webhook server"',
  'I0301 10:10:10.000000       1 serving.go:386] Generated self-signed cert in-memory',
  'level=info msg="self-signed certificate created" issuer=selfsigned',
  'W0301 10:10:10.000000       1 warnings.go:70] spec.template.spec.containers[0].env[0].name: duplicate name "TLS_CERT"',
  'level=info msg="Login attempt" user=alice result=Unauthorized',
  'level=info msg="Login attempt" user=alice result="Unauthorized"',
  'Failed to pull image "registry.example.com/app:v1": unexpected status from HEAD request to https://registry.example.com/v2/app/manifests/v1: 401 Unauthorized',
  'I0301 10:10:10.000000       1 dynamic_serving_content.go:113] "Loaded a new cert/key pair" name="serving-cert::/etc/kubernetes/pki/apiserver.crt::/etc/kubernetes/pki/apiserver.key"',
  'I0301 10:10:10.000000       1 tlsconfig.go:200] "Loaded serving cert" certName="Generated self signed cert" certDetail="\\"localhost@1704067200\\" [serving] issuer=\\"localhost-ca@1704067200\\""',
  'I0301 10:10:10.000000     123 certificate_manager.go:356] kubernetes.io/kubelet-serving: Certificate expiration is 2027-01-01 00:00:00 +0000 UTC, rotation deadline is 2026-11-10 11:12:13 +0000 UTC',
  'I0301 10:10:10.000000       1 tokencleaner.go:1] Deleting expired bootstrap token kube-system/bootstrap-token-abcdef',
  "W0301 10:10:10.000000       1 authentication.go:339] No authentication-kubeconfig provided in order to lookup requestheader-client-ca-file in configmap/extension-apiserver-authentication in kube-system, so request-header client certificate authentication won't work.",
  '{"level":"info","ts":"2026-06-01T12:00:00Z","caller":"embed/etcd.go:484","msg":"starting with peer TLS","tls-info":"cert = /etc/kubernetes/pki/etcd/peer.crt, key = /etc/kubernetes/pki/etcd/peer.key, trusted-ca = /etc/kubernetes/pki/etcd/ca.crt, client-cert-auth = true"}',
  '[certs] etcd/server serving cert is signed for DNS names [cp-1 localhost] and IPs [10.0.0.10 127.0.0.1 ::1]',
  'csr-9wvgt   10m   kubernetes.io/kubelet-serving   system:node:n1   <none>   Approved,Issued',
];

/** The same words where they report an error. */
const LOUD: readonly string[] = [
  'curl: (60) SSL certificate problem: self-signed certificate',
  'error 18 at 0 depth lookup: self signed certificate',
  'verify error:num=18:self-signed certificate',
  "Error: self-signed certificate { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }",
  '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1007)',
  'error converting *[]NamedCluster into *map[string]*api.Cluster: duplicate name "kubernetes" in list: [{kubernetes}]',
  'E0301 10:10:10.000000       1 reflector.go:150] "Unhandled Error" err="Unauthorized"',
  'level=error msg="failed" error=Unauthorized',
];

describe('a line with the words of an error', () => {
  it('is no error where the words report none', () => {
    for (const line of QUIET)
      assert.deepEqual(
        readMessages(line).map(({ kind }) => kind.name),
        [],
        line,
      );
  });

  it('is one where they do', () => {
    for (const line of LOUD) assert.equal(readMessages(line).length, 1, line);
  });
});
