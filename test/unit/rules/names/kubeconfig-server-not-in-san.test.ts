import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/kubeconfig-server-not-in-san';

describe(RULE, () => {
  it("tells the host at the kubeconfig's server", async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setField(ADMIN_CONF, 'server', 'https://k8s.example.com:6443')),
    );
    assert.equal(finding.messageId, 'notNamed');
    assert.equal(finding.path, ADMIN_CONF);
    assert.equal(finding.text, 'https://k8s.example.com:6443');
    assert.match(finding.code, /not k8s\.example\.com/);
  });

  it('reports a wrong tls-server-name at its place', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ADMIN_CONF, (text) => text.replace('    server:', '    tls-server-name: other\n    server:')),
      ),
    );
    assert.equal(finding.messageId, 'notNamed');
    assert.equal(finding.path, ADMIN_CONF);
    assert.equal(finding.text, 'other');
  });

  it('leaves the advertised address to the rule about it', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => dropSan(node, APISERVER, 'ip:10.0.0.10'))).findings, []);
  });

  it('is silent behind a proxy', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const added = '    proxy-url: http://proxy\n    server: https://k8s.example.com:6443';
      node.setText(ADMIN_CONF, (text) => text.replace(/ {4}server:.*/, added));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent where the kubeconfig trusts another CA, as behind a balancer', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.setField(ADMIN_CONF, 'server', 'https://k8s.example.com:6443');
      node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority());
    });
    assert.deepEqual(lines, []);
  });

  it('reports the host next to a certificate of another CA, each with the connections that it breaks', async () => {
    const checked = await checkNode(RULE, async (node) => {
      node.setField(ADMIN_CONF, 'server', 'https://k8s.example.com:6443');
      node.replaceCertificate(APISERVER, { issuer: await node.otherAuthority() });
    });
    const finding = only(checked);
    const { findings } = checked.report;
    const other = findings.find(({ rule }) => rule === 'trust/leaf-not-signed-by-trust');
    assert.equal(finding.breaks?.length, 1);
    assert.ok((other?.breaks?.length ?? 0) > 1);
    assert.ok(!other?.breaks?.some((id) => finding.breaks?.includes(id)));
    assert.ok(!findings.some(({ rule }) => rule === 'connections/handshake-refused'));
  });

  it('is silent about a template', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setField(ADMIN_CONF, 'server', 'https://{{ endpoint }}:6443'),
    );
    assert.deepEqual(lines, []);
  });
});
