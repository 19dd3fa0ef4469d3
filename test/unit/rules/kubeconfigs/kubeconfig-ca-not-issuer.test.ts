import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'kubeconfigs/kubeconfig-ca-not-issuer';
const CA = 'etc/kubernetes/pki/ca.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const COPY = 'root/.kube/config';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the CA data, and replaces it by the CA that does verify the server', async () => {
    let before = '';
    const evaluated = await checkNode(RULE, async (node) => {
      before = node.text(SCHEDULER);
      node.setKubeconfigAuthority(SCHEDULER, await node.otherAuthority());
    });
    assert.deepEqual(
      evaluated.findings.map(({ messageId, path }) => [messageId, path]),
      [['other', SCHEDULER]],
    );
    assert.deepEqual(
      [evaluated.findings[0]?.slots.list, evaluated.findings[0]?.slots.leaf, evaluated.findings[0]?.slots.issuer],
      ['another-ca', 'kube-apiserver', 'kubernetes'],
    );
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), before);
  });

  for (const path of ['etc/cni/net.d/calico-kubeconfig', 'etc/cni/net.d/multus.d/multus.kubeconfig']) {
    it(`reports what a network plugin trusts: ${path}`, async () => {
      const put = (node: NodePki, authority: string) =>
        node.put(
          path,
          node
            .text(SCHEDULER)
            .replace(/server: .*/, 'server: https://10.96.0.1:443')
            .replace(/client-certificate-data: .*\n\s*client-key-data: .*/, 'token: abc')
            .replace(/certificate-authority-data: .*/, `certificate-authority-data: ${base64(authority)}`),
        );
      const { findings } = await checkNode(RULE, async (node) =>
        put(node, (await node.otherAuthority('kubernetes')).pem),
      );
      assert.deepEqual(
        findings.map((one) => [one.messageId, one.path]),
        [['other', path]],
      );
      assert.match(findings[0]?.slots.effect ?? '', /^tls: failed to verify/);
      assert.deepEqual((await checkNode(RULE, (node) => put(node, node.text(CA)))).lines, []);
    });
  }

  it('leaves a kubeconfig of another cluster alone, whatever its file is called', async () => {
    const { lines, report } = await checkNode(RULE, async (node) => {
      node.put(
        'opt/clusters/kubeconfig-prod',
        node.text(SCHEDULER).replace(/server: .*/, 'server: https://10.9.9.9:6443'),
      );
      node.setKubeconfigAuthority('opt/clusters/kubeconfig-prod', await node.otherAuthority());
    });
    assert.deepEqual(lines, []);
    const owners = report.nodes.flatMap(({ view }) => view.kubeconfigs.map(({ hostPath, owner }) => [hostPath, owner]));
    assert.deepEqual(owners.at(-1), ['/opt/clusters/kubeconfig-prod', 'kube-scheduler']);
  });

  it('says so where only the name is the same', async () => {
    const { findings } = await checkNode(RULE, async (node) =>
      node.setKubeconfigAuthority(SCHEDULER, await node.otherAuthority('kubernetes')),
    );
    assert.match(findings[0]?.code ?? '', /possibly because of "x509: ECDSA verification failure/);
  });

  it('is one finding for a kubeconfig of an earlier cluster, of which neither half fits', async () => {
    for (const name of ['kubernetes', 'another-ca']) {
      const { findings, names } = await checkNode(RULE, async (node) => {
        const earlier = await node.otherAuthority(name);
        const own = node.text(ADMIN);
        node.setKubeconfigAuthority(ADMIN, earlier);
        node.replaceCertificate(ADMIN, { issuer: earlier });
        node.put(COPY, node.text(ADMIN));
        node.put(ADMIN, own);
      });
      assert.deepEqual(names, [`${RULE} ${COPY}`]);
      assert.deepEqual(
        findings.map(({ messageId, command }) => [messageId, command]),
        [['otherCluster', 'cp /etc/kubernetes/admin.conf /root/.kube/config']],
      );
      const { list, client, leaf } = findings[0]?.slots ?? {};
      assert.deepEqual([list, client, leaf], [name, 'kubernetes-admin', 'kube-apiserver']);
      assert.ok(findings[0]?.related.some((place) => place.startsWith(`${COPY}: `)));
    }
  });

  it('is silent about a bundle of old and new, and about the kubeconfig of another cluster', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      node.setField(SCHEDULER, 'certificate-authority-data', base64(other.pem + node.text(CA)));
      node.put('home/me/.kube/config', node.text(ADMIN));
      node.setKubeconfigAuthority('home/me/.kube/config', other);
      node.setField('home/me/.kube/config', 'server', 'https://elsewhere.example.com:6443');
    });
    assert.deepEqual(lines, []);
  });
});
