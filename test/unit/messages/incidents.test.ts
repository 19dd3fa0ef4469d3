import assert from 'node:assert/strict';
import { ACCESS_INCIDENTS } from '../../support/incidents/access.ts';
import { type Answer, answers } from '../../support/incidents/answer.ts';
import { CERTIFICATE_INCIDENTS } from '../../support/incidents/certificates.ts';
import { TRUST_INCIDENTS } from '../../support/incidents/trust.ts';

const ends = ({ saysWho, ofWhom }: Answer) => [saysWho, ofWhom];

/** No answer states that a connection works. */
const CLAIM = /works\. Restart/;

describe('an incident from an issue tracker', () => {
  it('of files that were renewed while the processes went on leads elsewhere', async () => {
    const [first, second] = await answers(CERTIFICATE_INCIDENTS.renewedWithoutRestart);
    assert.ok(first && second);
    for (const one of [first, second]) {
      assert.deepEqual([one.elsewhere, one.certificate, one.findings, one.connections], [true, null, [], []]);
      assert.match(one.text, /No certificate in these files that may be meant ended at 2026-05-20 12:29:33 UTC\./);
      assert.doesNotMatch(one.text, CLAIM);
    }
    assert.match(first.text, /No certificate in these files has the serial number 42\./);
    assert.match(first.look.join('\n'), /Restart the client/);
    assert.deepEqual(ends(second), ['kubectl', 'kube-apiserver']);
    assert.match(second.look.join('\n'), /Restart kube-apiserver/);
  });

  it('of a kubelet without its address leads to its certificate', async () => {
    const [one] = await answers(CERTIFICATE_INCIDENTS.kubeletWithoutAddress);
    assert.ok(one);
    assert.deepEqual(ends(one), ['kube-apiserver', 'the kubelet']);
    assert.equal(one.certificate?.file, 'var/snap/microk8s/current/certs/kubelet.crt');
    assert.match(one.text, /kubelet\.crt\. It contains no IP address, only node-1\./);
    assert.match(one.text, /Issue \S+kubelet\.crt again with 10\.0\.0\.10/);
    assert.doesNotMatch(one.text, CLAIM);
  });

  it('of an expired agent leads by the serial number to its certificate', async () => {
    const [first, second] = await answers(CERTIFICATE_INCIDENTS.agentExpired);
    assert.ok(first && second);
    const file = 'var/lib/rancher/k3s/agent/client-kubelet.crt';
    assert.deepEqual(ends(first), ['the k3s or RKE2 server', 'the kubelet']);
    assert.deepEqual([first.certificate?.file, first.findings[0]], [file, `validity/cert-expired ${file}`]);
    assert.match(first.text, /SN=7201 is "system:node:node-1" in \S+client-kubelet\.crt\. It expired at 2026-04-27/);
    assert.deepEqual([second.findings[0], second.saysWho], [`validity/cert-expired ${file}`, null]);
  });

  it('of a kubeconfig in a Secret leads to its client certificate', async () => {
    const [one] = await answers(CERTIFICATE_INCIDENTS.kubeconfigInSecret);
    assert.deepEqual(one?.findings, ['validity/cert-expired prod-kubeconfig.yaml']);
  });

  it('of a mesh whose root expired leads to the root', async () => {
    const [one] = await answers(CERTIFICATE_INCIDENTS.meshRootExpired);
    assert.ok(one);
    assert.deepEqual([one.saysWho, one.findings[0]], ['Envoy', 'validity/ca-expired istio-ca-secret.yaml']);
  });

  it('of a scraped kubelet leads to the certificate that the kubelet created itself', async () => {
    const [one] = await answers(CERTIFICATE_INCIDENTS.scrapedKubelet);
    assert.ok(one);
    assert.deepEqual(ends(one), ['metrics-server', 'the kubelet']);
    assert.equal(one.certificate?.file, 'var/lib/kubelet/pki/kubelet.crt');
    assert.match(one.look.join('\n'), /serverTLSBootstrap: true/);
    assert.doesNotMatch(one.text, CLAIM);
  });

  it('of a scraped etcd names no client', async () => {
    const [one] = await answers(CERTIFICATE_INCIDENTS.scrapedEtcd);
    assert.ok(one);
    assert.deepEqual(ends(one), [null, 'etcd']);
    assert.match(one.meaning, /^The client connects to etcd as 10\.0\.0\.10/);
    assert.equal(one.findings[0]?.split(' ')[0], 'names/etcd-server-san-missing-advertised-host');
    assert.doesNotMatch(one.text, /kube-apiserver/);
  });

  it('of an etcd that connects to itself leads to its certificate', async () => {
    const [first, second] = await answers(CERTIFICATE_INCIDENTS.etcdOwnClient);
    const finding = 'usage/etcd-server-eku-no-client etc/kubernetes/pki/etcd/server.crt';
    assert.deepEqual([first?.findings, second?.findings], [[finding], [finding]]);
    assert.deepEqual([first?.saysWho, second?.saysWho], ['etcd', 'etcd']);
    assert.doesNotMatch(`${first?.text}${second?.text}`, /kube-apiserver/);
  });

  it('of a kubeconfig with an old CA names the component by its lease', async () => {
    const [one] = await answers(TRUST_INCIDENTS.managerWithOldCa);
    assert.ok(one);
    assert.deepEqual(ends(one), ['kube-controller-manager', 'kube-apiserver']);
    assert.equal(one.findings[0], 'kubeconfigs/kubeconfig-ca-not-issuer etc/kubernetes/controller-manager.conf');
    assert.equal(one.connections.length, 1);
  });

  it('of a token of an earlier server leads to the token', async () => {
    const [one] = await answers(TRUST_INCIDENTS.tokenOfOldServer);
    assert.ok(one);
    assert.deepEqual(one.findings, ['trust/join-token-ca-mismatch etc/rancher/rke2/config.yaml']);
    assert.match(one.meaning, /The first hash is that in the token/);
    assert.deepEqual(
      one.evidence.filter(({ place }) => place).map(({ place, fits }) => [place?.file, place?.line, fits]),
      [['etc/rancher/rke2/config.yaml', 1, 'yes']],
    );
  });

  it('of a talosconfig of another run leads to its CA, and names no component of Kubernetes', async () => {
    const [one] = await answers(TRUST_INCIDENTS.talosconfigOfOtherRun);
    assert.ok(one);
    assert.deepEqual(ends(one), ['talosctl', 'the Talos machine']);
    assert.deepEqual(one.findings, ['objects/talosconfig-ca-mismatch talosconfig']);
  });

  it('of an OIDC issuer leads to its flag, and to the one that is not set', async () => {
    const [one] = await answers(TRUST_INCIDENTS.oidcWithoutCa);
    assert.ok(one);
    assert.deepEqual(ends(one), ['kube-apiserver', 'the OIDC issuer']);
    assert.match(one.text, /keycloak\.example\.com \(etc\/kubernetes\/manifests\/kube-apiserver\.yaml:\d+\)/);
    assert.match(one.text, /--oidc-ca-file is not set\./);
    assert.deepEqual(one.findings, []);
  });

  it('of a common name leads to the APIService, in the words of each release of Go', async () => {
    const [one] = await answers(TRUST_INCIDENTS.apiserviceCommonName);
    assert.equal(one?.findings[0], 'objects/apiservice-san-missing apiservice.yaml');
    assert.equal(one?.certificate?.file, 'secret.yaml');
  });

  it('of a konnectivity agent leads to the certificate of the konnectivity server', async () => {
    const [one] = await answers(TRUST_INCIDENTS.konnectivityAgent);
    assert.ok(one);
    assert.deepEqual(ends(one), ['the konnectivity agent', 'the konnectivity server']);
    assert.equal(one.certificate?.file, 'etc/kubernetes/pki/konnectivity.crt');
    assert.deepEqual(one.findings, ['connections/handshake-refused etc/kubernetes/konnectivity-agent.yaml']);
    assert.equal(one.connections.length, 1);
    assert.doesNotMatch(one.text, /etcd|Restart/);
  });

  it('of a stale ConfigMap names the extension API server', async () => {
    const [one] = await answers(TRUST_INCIDENTS.staleRequestHeaderCa);
    assert.ok(one);
    assert.deepEqual(ends(one), ['the extension API server', 'kube-apiserver']);
    assert.deepEqual(one.findings, [
      'objects/root-ca-configmap-stale etc/kubernetes/extension-apiserver-authentication.yaml',
    ]);
  });

  it('of a service account leads to the pending request, and to no certificate', async () => {
    for (const one of await answers(ACCESS_INCIDENTS.pendingRequest)) {
      assert.deepEqual([one.certificate, one.elsewhere, one.findings], [null, false, []]);
      assert.match(one.text, /csr-22cn9 \(csr-22cn9\.yaml:4\)/);
      assert.match(one.text, /kubectl certificate approve/);
      assert.doesNotMatch(one.text, /common name/);
    }
  });

  it('of an expired token leads to the kubeconfig that holds it', async () => {
    const found = await answers(ACCESS_INCIDENTS.calicoTokenExpired);
    for (const one of found) {
      assert.deepEqual(one.findings, ['kubeconfigs/kubeconfig-token-expired etc/cni/net.d/calico-kubeconfig']);
      assert.doesNotMatch(one.text, /--service-account-key-file|client certificate with/);
    }
    assert.deepEqual(found.map(ends), [
      ['the network plugin', 'kube-apiserver'],
      ['kube-apiserver', null],
    ]);
  });

  it('of fields that a version of kubeadm lacks leads to both', async () => {
    const [one] = await answers(ACCESS_INCIDENTS.fieldsOfLaterVersion);
    const finding = 'kubeadm/kubeadm-field-unknown etc/kubernetes/kubeadm-config.yaml';
    assert.deepEqual([one?.findings, one?.saysWho], [[finding, finding], 'kubeadm']);
  });

  it('has a description and files for each of the 18 that were collected', () => {
    const all = { ...CERTIFICATE_INCIDENTS, ...TRUST_INCIDENTS, ...ACCESS_INCIDENTS };
    assert.equal(Object.keys(all).length, 18);
  });
});
