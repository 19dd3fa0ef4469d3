import assert from 'node:assert/strict';
import { machineFindings, type NodeMachine, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/pki-owner-not-root';
const PKI = 'etc/kubernetes/pki';
const ME = { uid: 1000, gid: 1000, owner: 'me', group: 'me' };
const giveAll = (machine: NodeMachine, owner: Parameters<NodeMachine['set']>[1]) => {
  for (const path of [...machine.files.keys(), PKI, `${PKI}/etcd`]) machine.set(path, owner);
};

describe(RULE, () => {
  it('reports the owner of one file', async () => {
    const finding = single(await machineFindings(RULE, (machine) => machine.set(`${PKI}/ca.key`, ME)));
    assert.equal(finding.messageId, 'file');
    assert.deepEqual(finding.slots, { directory: '/etc/kubernetes/pki', more: '0', owner: 'me:me' });
    assert.deepEqual(
      [finding.path, finding.severity, finding.command],
      [`${PKI}/ca.key`, 'warning', 'chown root:root /etc/kubernetes/pki/ca.key'],
    );
  });

  it('reports several of a directory, and the directory itself, at once', async () => {
    const finding = single(
      await machineFindings(RULE, (machine) => {
        for (const path of [`${PKI}/etcd/ca.crt`, `${PKI}/etcd/ca.key`, `${PKI}/etcd`]) {
          machine.set(path, { uid: 1000, gid: 1000, owner: undefined, group: undefined });
        }
      }),
    );
    assert.equal(finding.messageId, 'files');
    assert.deepEqual(finding.slots, { directory: '/etc/kubernetes/pki/etcd', more: '2', owner: '1000:1000' });
    assert.equal(finding.command, `chown root:root /${PKI}/etcd/ca.crt /${PKI}/etcd/ca.key /${PKI}/etcd`);
  });

  it('reports the group in the profile cis alone', async () => {
    const change = (machine: NodeMachine) => machine.set(`${PKI}/ca.key`, { gid: 4, group: 'adm' });
    assert.deepEqual(await machineFindings(RULE, change), []);
    const finding = single(await machineFindings(RULE, change, { profile: 'cis' }));
    assert.deepEqual(finding.slots, { directory: '/etc/kubernetes/pki', more: '0', owner: 'root:adm' });
  });

  it('is silent about accounts that components run as', async () => {
    const rootless = (machine: NodeMachine) => {
      machine.set(`${PKI}/apiserver.key`, { uid: 2000, gid: 2000, owner: undefined, group: undefined });
      machine.set(`${PKI}/sa.key`, { uid: 997, gid: 997, owner: 'kubeadm-kas', group: 'kubeadm-sa-key-readers' });
    };
    const runAs = (node: { setText(path: string, edit: (text: string) => string): void }) =>
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace('  securityContext:\n', '  securityContext:\n    runAsUser: 2000\n    runAsGroup: 2000\n'),
      );
    assert.deepEqual(await machineFindings(RULE, rootless, { profile: 'cis' }, runAs), []);
    single(await machineFindings(RULE, rootless));
  });

  it('is silent about files outside kubeadm’s directory', async () => {
    assert.deepEqual(await machineFindings(RULE, (machine) => machine.set('etc/kubernetes/admin.conf', ME)), []);
  });

  describe('of a copy whose modes were asked for', () => {
    const fileModes = () => 'always' as const;
    const copied = (machine: NodeMachine) => {
      machine.isCopy = true;
      giveAll(machine, ME);
    };

    it('is silent where all belongs to whoever copied it', async () => {
      assert.deepEqual(await machineFindings(RULE, copied, { fileModes }), []);
    });

    it('reports an owner that was copied along', async () => {
      const change = (machine: NodeMachine) => {
        machine.isCopy = true;
        machine.set(`${PKI}/ca.key`, ME);
      };
      single(await machineFindings(RULE, change, { fileModes }));
    });
  });

  it('reports the machine’s own files even if all have one owner', async () => {
    const findings = await machineFindings(RULE, (machine) => giveAll(machine, ME));
    assert.deepEqual(
      findings.map(({ path }) => path.replace(/[^/]*$/, '')),
      [`${PKI}/`, `${PKI}/etcd/`],
    );
  });
});
