import assert from 'node:assert/strict';
import { machineFindings, single } from '../../../support/nodeMachine.ts';

const RULE = 'permissions/manifest-mode-open';
const ETCD = 'etc/kubernetes/manifests/etcd.yaml';
const of = (path: string, bits: number, profile: 'default' | 'cis' = 'default') =>
  machineFindings(RULE, (machine) => machine.set(path, { bits }), { profile });

describe(RULE, () => {
  it('hints at one that others may read, and warns in the profile cis', async () => {
    const finding = single(await of(ETCD, 0o644));
    assert.equal(finding.messageId, 'readable');
    assert.deepEqual(finding.slots, { cis: '1.1.7', mode: '0644' });
    assert.deepEqual([finding.severity, finding.command], ['hint', 'chmod 600 /etc/kubernetes/manifests/etcd.yaml']);
    assert.equal(single(await of(ETCD, 0o644, 'cis')).severity, 'warning');
  });

  it('warns of one that others may change', async () => {
    const finding = single(await of(ETCD, 0o606));
    assert.deepEqual([finding.messageId, finding.severity], ['writable', 'warning']);
    assert.deepEqual(finding.slots, { mode: '0606', who: 'everyone' });
  });

  it('is silent about 600 and less', async () => {
    assert.deepEqual(await of(ETCD, 0o400, 'cis'), []);
  });

  it('knows the folder by the kubelet that names it', async () => {
    const other = 'etc/kubernetes/pods/etcd.yaml';
    const findings = await machineFindings(
      RULE,
      (machine) => machine.set(other, { bits: 0o644 }),
      {},
      (node) => {
        node.setField('var/lib/kubelet/config.yaml', 'staticPodPath', '/etc/kubernetes/pods');
        node.put(other, node.text(ETCD));
        node.remove(ETCD);
      },
    );
    assert.equal(single(findings).path, other);
  });

  it('is silent about a manifest that lies elsewhere', async () => {
    const findings = await machineFindings(RULE, (machine) => {
      machine.write('root/etcd.yaml', machine.files.get(ETCD) ?? '');
      machine.set('root/etcd.yaml', { bits: 0o644 });
    });
    assert.deepEqual(findings, []);
  });
});
