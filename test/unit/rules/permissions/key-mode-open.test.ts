import assert from 'node:assert/strict';
import { machineFindings, type NodeMachine, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/key-mode-open';
const KEY = 'etc/kubernetes/pki/sa.key';
const of = (path: string, change: Parameters<NodeMachine['set']>[1]) =>
  machineFindings(RULE, (machine) => machine.set(path, change));

describe(RULE, () => {
  it('reports a key that everyone may read', async () => {
    const finding = single(await of(KEY, { bits: 0o644 }));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { mode: '0644', who: 'everyone' });
    assert.deepEqual(
      [finding.severity, finding.path, finding.at.span.start, finding.command],
      ['warning', KEY, 0, 'chmod 600 /etc/kubernetes/pki/sa.key'],
    );
  });

  it('names the group that may', async () => {
    const finding = single(await of(KEY, { bits: 0o640, gid: 100, group: 'users' }));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { mode: '0640', who: 'users' });
    assert.equal(finding.severity, 'warning');
  });

  it('reports who may only write it', async () => {
    const finding = single(await of(KEY, { bits: 0o602 }));
    assert.deepEqual([finding.messageId, finding.severity], ['writable', 'warning']);
  });

  it('reports a certificate’s file that holds the key as well', async () => {
    const findings = await machineFindings(RULE, (machine) => {
      for (const file of machine.files.keys()) if (/kubelet-client-\d/.test(file)) machine.set(file, { bits: 0o644 });
    });
    assert.match(single(findings).path, /^var\/lib\/kubelet\/pki\/kubelet-client-\d/);
  });

  it('quotes a path for the shell', async () => {
    const path = "etc/kubernetes/pki/it's $(id).key";
    const findings = await machineFindings(RULE, (machine) => {
      machine.write(path, machine.files.get(KEY) ?? '');
      machine.set(path, { bits: 0o644 });
    });
    assert.equal(single(findings).command, "chmod 600 '/etc/kubernetes/pki/it'\\''s $(id).key'");
  });

  for (const bits of [0o600, 0o400, 0o700]) {
    it(`is silent about ${bits.toString(8)} whoever the owner is`, async () => {
      assert.deepEqual(await of(KEY, { bits, uid: 60, gid: 60 }), []);
    });
  }

  it('is silent about old copies, and about a kubeconfig', async () => {
    const findings = await machineFindings(RULE, (machine) => {
      machine.write(`${KEY}.bak`, machine.files.get(KEY) ?? '');
      machine.set(`${KEY}.bak`, { bits: 0o644 });
      machine.set('etc/kubernetes/admin.conf', { bits: 0o644 });
    });
    assert.deepEqual(findings, []);
  });

  describe('where a group reads the key on purpose', () => {
    const readableBy = (gid: number, group?: string) => (machine: NodeMachine) =>
      machine.set(KEY, { bits: 0o640, gid, group });
    const rootless = (node: { setText(path: string, edit: (text: string) => string): void }) =>
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace('  securityContext:\n', '  securityContext:\n    supplementalGroups:\n    - 998\n'),
      );

    it('is silent about one that a pod runs as', async () => {
      assert.deepEqual(await machineFindings(RULE, readableBy(998), {}, rootless), []);
      single(await machineFindings(RULE, readableBy(997), {}, rootless));
    });

    it('is silent about kubeadm’s and kubespray’s own', async () => {
      for (const group of ['kubeadm-sa-key-readers', 'kube-cert']) {
        assert.deepEqual(await machineFindings(RULE, readableBy(997, group)), []);
      }
    });

    it('still reports that everyone may', async () => {
      const change = (machine: NodeMachine) => machine.set(KEY, { bits: 0o644, gid: 998 });
      single(await machineFindings(RULE, change, {}, rootless));
    });
  });
});
