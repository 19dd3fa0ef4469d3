import assert from 'node:assert/strict';
import { APISERVER_MANIFEST } from '../../support/faults/fault.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { type Repair, repairs } from '../../support/repair.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

interface Run extends Repair {
  readonly title: string;
}

async function runsOf(id: string): Promise<readonly Run[]> {
  const { files, settings } = await faultyNode(id, { now: NOW });
  const all = await repairs(files, { now: NOW, nodeName: settings.nodeName }).catch((error: Error) => {
    throw new Error(`${id}: ${error.message}`);
  });
  return all
    .filter(({ kind }) => kind === 'commands')
    .map((repair) => ({ ...repair, title: `${id}: ${repair.finding.rule}` }));
}

describe('the commands that make a file of kubeadm again', () => {
  let runs: readonly Run[];
  before(async () => {
    const all: Run[] = [];
    for (const { id } of FAULTS) all.push(...(await runsOf(id)));
    runs = all;
  });

  it('leave nothing to say of what they repair', () => {
    assert.deepEqual(
      runs.filter(({ isReported }) => isReported).map(({ title }) => title),
      [],
    );
  });

  it('break nothing, and change no other file', () => {
    assert.deepEqual(
      runs.flatMap(({ title, added, touched }) => [...added, ...touched].map((one) => `${title}: ${one}`)),
      [],
    );
  });

  it('are offered by the rules that certificates of kubeadm break', () => {
    const rules = [...new Set(runs.map(({ finding }) => finding.rule))];
    assert.ok(rules.length >= 18, `${rules.length}: ${rules.sort().join(' ')}`);
  });

  it('never are one that does nothing where the files exist, or that leaves the old ones in use', () => {
    for (const { title, finding } of runs) {
      const { command = '' } = finding;
      assert.ok(!/^kubeadm init phase/.test(command), title);
      if (command.includes('certs renew')) assert.match(command, /&&\n(?:openssl|kubectl|mv) /, title);
    }
  });

  it('write a configuration that the kubeadm of the release reads', async () => {
    for (const [release, version] of [
      ['1.28.4', 'v1beta3'],
      ['1.33.1', 'v1beta4'],
    ] as const) {
      const node = await faultyNode('etcd-server-san-loopback', { now: NOW });
      node.setText(APISERVER_MANIFEST, (text) => text.replace(/(kube-apiserver:v)[\d.]+/, `$1${release}`));
      const { report } = await inspectFiles(node.files, NOW);
      const commands = report.findings.map(({ command = '' }) => command).filter((text) => text.includes('--config='));
      assert.ok(commands.length > 0);
      for (const command of commands) assert.match(command, new RegExp(`apiVersion: kubeadm\\.k8s\\.io/${version}\\b`));
    }
  });
});
