import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'names/apiserver-san-missing-endpoint';

const withEndpoint = (endpoint: string) => withConfig(clusterText(`controlPlaneEndpoint: "${endpoint}"`));
const withSan = (san: string) => withConfig(clusterText('apiServer:', `  certSANs: ["${san}"]`));

describe(RULE, () => {
  it('reports the endpoint that the certificate does not name', async () => {
    const finding = only(await checkNode(RULE, withEndpoint('api.example.com:6443')));
    assert.deepEqual(
      [finding.messageId, finding.path, finding.text],
      ['endpoint', 'etc/kubernetes/manifests/kube-apiserver.yaml', '/etc/kubernetes/pki/apiserver.crt'],
    );
    assert.match(finding.code, /not api\.example\.com/);
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver\b.* &&$/m);
    assert.ok(finding.related.includes('etc/kubernetes/kubeadm-config.yaml: api.example.com:6443'));
  });

  it('reports an address and an entry of certSANs', async () => {
    const address = only(await checkNode(RULE, withEndpoint('[fd00::5]:6443')));
    assert.equal(address.slots.host, 'fd00::5');
    assert.equal(only(await checkNode(RULE, withSan('extra.example.com'))).messageId, 'certSan');
    assert.equal((await checkNode(RULE, withSan('*.example.com'))).findings.length, 1);
  });

  it('reports several in one finding, each with its place', async () => {
    const finding = only(
      await checkNode(
        RULE,
        withConfig(
          clusterText(
            'controlPlaneEndpoint: api.example.com:6443',
            'apiServer:',
            '  certSANs: [kubernetes, api.example.com, 10.9.9.9, b.example.com]',
          ),
        ),
      ),
    );
    assert.equal(finding.messageId, 'several');
    assert.equal(finding.slots.hosts, 'api.example.com, 10.9.9.9, b.example.com');
    assert.match(finding.code, /not api\.example\.com/);
    const places = finding.related.filter((place) => place.startsWith('etc/kubernetes/kubeadm-config.yaml: '));
    assert.deepEqual(
      places.map((place) => place.replace(/^.*: /, '')),
      ['api.example.com:6443', 'api.example.com', '10.9.9.9', 'b.example.com'],
    );
  });

  it('is silent about what is named, templates, and what is no name', async () => {
    for (const endpoint of ['10.0.0.10:6443', 'cp-1', '{{ endpoint }}:6443', '$API:6443', 'MASTERIP:6443', '']) {
      assert.deepEqual((await checkNode(RULE, withEndpoint(endpoint))).findings, [], endpoint);
    }
    for (const san of ['kubernetes', 'https://x:1', '{{ san }}'])
      assert.deepEqual((await checkNode(RULE, withSan(san))).findings, []);
    const { lines } = await checkNode(RULE, withEndpoint('lb.example.com:6443'), {
      controlPlaneEndpoint: 'lb.example.com:6443',
    });
    assert.deepEqual(lines, []);
  });

  it('leaves a host in a kubeconfig to the rule about it', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setText('etc/kubernetes/admin.conf', (text) =>
        text.replace(/server: .*/, 'server: https://api.example.com:6443'),
      );
      withEndpoint('api.example.com:6443')(node);
    });
    assert.deepEqual(findings, []);
  });

  it('is silent where another configuration of the node is met', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('root/other.yaml', clusterText('controlPlaneEndpoint: other.example.com'));
      withEndpoint('10.0.0.10:6443')(node);
    });
    assert.deepEqual(findings, []);
  });
});
