import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_PEER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'usage/ca-eku-restricts';

describe(RULE, () => {
  it('reports a CA that allows servers only', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'restricted');
    assert.equal(finding.path, `${PKI}/etcd/ca.crt`);
    assert.deepEqual(
      [finding.slots.ca, finding.slots.usages, finding.slots.purpose],
      ['etcd-ca', 'serverAuth', 'clientAuth'],
    );
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.match(finding.command ?? '', / -clrext .*\n[\s\S]* -ext .*,extendedKeyUsage,/);
  });

  it('is the one cause of every connection that the CA breaks, with the files that it signed', async () => {
    const checked = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { extendedKeyUsage: ['serverAuth'] }),
    );
    const { report } = checked;
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      [RULE],
    );
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.ok(broken.length >= 5);
    assert.deepEqual(
      new Set(report.findings.flatMap(({ breaks = [] }) => breaks)),
      new Set(broken.map(({ id }) => id)),
    );
    const related = only(checked).related.join('\n');
    for (const file of ['scheduler.conf', 'controller-manager.conf', 'admin.conf', 'apiserver-kubelet-client.crt'])
      assert.ok(related.includes(file), file);
  });

  it('reports a CA that excludes both purposes once', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['1.3.6.1.5.5.7.3.3'] }),
      ),
    );
    assert.deepEqual(finding.slots.purpose, 'serverAuth clientAuth');
  });

  it('has the evidence of the use of the CA', async () => {
    const evidence = async (keeps: (path: string) => boolean) => {
      const { report } = await checkNode(RULE, (node) => {
        node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth'] });
        for (const path of [...node.files.keys()]) if (!keeps(path)) node.remove(path);
      });
      return report.findings.filter(({ rule }) => rule === RULE).map((one) => one.evidence);
    };
    assert.deepEqual(await evidence(() => true), ['configured']);
    assert.deepEqual(await evidence((path) => path.startsWith(PKI)), ['conventional']);
  });

  it('reports the CA by which only kube-apiserver verifies kubelets', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => {
          const { pem } = node.replaceCertificate(`${PKI}/ca.crt`, { extendedKeyUsage: ['clientAuth'] });
          node.put(`${PKI}/kubelet-ca.crt`, pem);
          node.replaceCertificate(`${PKI}/ca.crt`, { extendedKeyUsage: undefined });
          node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/kubelet-ca.crt`);
        },
        { serverTLSBootstrap: true },
      ),
    );
    assert.deepEqual([finding.path, finding.slots.purpose], [`${PKI}/kubelet-ca.crt`, 'serverAuth']);
  });

  it('is silent about a CA with both', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves the leaf to the rule about it', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] }),
    );
    assert.deepEqual(lines, []);
  });
});
