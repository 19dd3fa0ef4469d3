import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { hardWayOld } from '../../../support/layouts/hardWay.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'names/identity-unexpected';
const NOW = new Date('2026-06-01T12:00:00Z');

describe(RULE, () => {
  it('reports another user at the certificate of the kubeconfig', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'kube-scheduler' } }),
      ),
    );
    assert.equal(finding.messageId, 'otherUser');
    assert.equal(finding.path, SCHEDULER_CONF);
    assert.deepEqual([finding.slots.cn, finding.slots.expected], ['kube-scheduler', 'system:kube-scheduler']);
    assert.equal(finding.severity, 'error');
    assert.match(finding.command ?? '', /^kubeadm init phase kubeconfig scheduler\b.* &&$/m);
  });

  it('only warns of an administrator', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(SCHEDULER_CONF, {
            subject: { commonName: 'admin', organizations: ['system:masters'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'otherAdmin');
    assert.equal(finding.severity, 'warning');
  });

  it('judges the kubeconfigs of a binary install by the flag that names them', async () => {
    const scheduler = 'var/lib/kubernetes/kube-scheduler.kubeconfig';
    const manager = 'var/lib/kubernetes/kube-controller-manager.kubeconfig';
    const files = new Map(await hardWayOld(NOW));
    assert.deepEqual((await checkFiles(RULE, files, NOW)).lines, []);
    files.set(manager, files.get(scheduler) ?? new Uint8Array());
    const { findings } = await checkFiles(RULE, files, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['otherUser', manager, 'error']],
    );
  });

  it('judges them by their names where no flag is at hand', async () => {
    const scheduler = 'etc/kubernetes/kube-scheduler.kubeconfig';
    const files = new Map(await hardWayOld(NOW));
    const other = files.get('var/lib/kubernetes/kube-controller-manager.kubeconfig') ?? new Uint8Array();
    files.set(scheduler, other);
    const { findings } = await checkFiles(RULE, files, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['otherUser', scheduler, 'warning']],
    );
    files.delete(scheduler);
    files.set('etc/kubernetes/other.kubeconfig', other);
    assert.deepEqual((await checkFiles(RULE, files, NOW)).lines, []);
  });

  it('knows that no binding counts without RBAC', async () => {
    const change = (mode: string) => (node: NodePki) => {
      node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'kube-scheduler' } });
      node.replaceFlag('kube-apiserver', 'authorization-mode', mode);
    };
    assert.deepEqual((await checkNode(RULE, change('AlwaysAllow'))).findings, []);
    assert.equal((await checkNode(RULE, change('RBAC'))).findings.length, 1);
  });

  it('warns of a kubelet and a kube-proxy that may do everything', async () => {
    for (const [component, path] of [
      ['kubelet', 'etc/kubernetes/kubelet.kubeconfig'],
      ['kubelet', 'etc/kubernetes/bootstrap.kubeconfig'],
      ['kube-proxy', 'etc/kubernetes/kube-proxy.kubeconfig'],
    ] as const) {
      const put = (organization: string) => (node: NodePki) => {
        node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'admin', organizations: [organization] } });
        node.put(path, node.text(ADMIN_CONF));
        node.remove('etc/kubernetes/kubelet.conf');
      };
      const finding = only(await checkNode(RULE, put('system:masters')));
      assert.equal(finding.messageId, 'nodeAdmin');
      assert.equal(finding.severity, 'warning');
      assert.equal(finding.path, path);
      assert.deepEqual([finding.slots.component, finding.slots.cn], [component, 'admin']);
      assert.deepEqual((await checkNode(RULE, put('developers'))).findings, []);
    }
  });

  it('is silent where a name is the only sign of who uses a kubeconfig', async () => {
    const manager = new Map(await hardWayOld(NOW)).get('var/lib/kubernetes/kube-controller-manager.kubeconfig');
    for (const path of ['copies/kube-scheduler.kubeconfig', 'root/kube-scheduler.kubeconfig']) {
      const files = new Map([[path, manager ?? new Uint8Array()]]);
      assert.deepEqual((await checkFiles(RULE, files, NOW)).lines, [], path);
    }
  });

  it('is silent about other kubeconfigs', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'somebody' } }),
    );
    assert.deepEqual(lines, []);
  });
});
