import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'names/san-unrendered';
const HOSTNAME = `\${HOSTNAME}`;

describe(RULE, () => {
  const withNames = (...names: string[]) => {
    return (node: NodePki) => {
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      node.replaceCertificate(APISERVER, { sans: [...sans, ...names.map((name) => `dns:${name}` as const)] });
    };
  };

  it('reports the placeholders of shells, templates and people', async () => {
    for (const name of [HOSTNAME, '{{ .Node }}', '<ip>', '*.$DOMAIN', '%HOSTNAME%', '[[ .Host ]]']) {
      const finding = only(await checkNode(RULE, withNames(name)));
      assert.equal(finding.messageId, 'unrendered');
      assert.equal(finding.severity, 'warning');
      assert.equal(finding.path, APISERVER);
      assert.equal(finding.slots.list, name);
    }
  });

  it('lists several in one finding', async () => {
    const finding = only(await checkNode(RULE, withNames(HOSTNAME, `${HOSTNAME}.local`)));
    assert.equal(finding.slots.list, `${HOSTNAME} ${HOSTNAME}.local`);
  });

  it('reports a certificate that nothing uses', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        withNames(HOSTNAME)(node);
        node.put('srv/web/web.crt', node.text(APISERVER));
        node.remove(APISERVER);
      }),
    );
    assert.equal(finding.path, 'srv/web/web.crt');
  });

  it('is silent about names that a host may have', async () => {
    const { lines } = await checkNode(RULE, withNames('*.example.com', 'node_1', 'K8S_NODE', 'your-host.example.com'));
    assert.deepEqual(lines, []);
  });

  it('is silent about placeholders elsewhere', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setField(ADMIN_CONF, 'server', `https://${HOSTNAME}:6443`);
    });
    assert.deepEqual(lines, []);
  });

  it('is the only rule about the name', async () => {
    const { report } = await checkNode(RULE, withNames('{{ .Node }}'));
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      [RULE],
    );
  });
});
