import assert from 'node:assert/strict';
import { type Report, SEVERITIES } from '../../../src/core/index.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { APISERVER_MANIFEST } from '../../support/faults/fault.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { runSequence } from '../../support/kubeadm/runSequence.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const isLoud = ({ severity }: Finding) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('warning');

const saidIn = ({ findings }: Report) => new Set(findings.filter(isLoud).map(({ rule, at }) => `${rule} ${at.uri}`));

/** Paths of files that differ, the folder of what was moved away left out. */
function changed(before: NodeFiles, after: NodeFiles): readonly string[] {
  const sameBytes = (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : one === other;
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !sameBytes(before.get(name), after.get(name)),
  );
}

interface Run {
  readonly title: string;
  readonly finding: Finding;
  /** Whether the same is still reported. */
  readonly isReported: boolean;
  /** What is reported only now. */
  readonly added: readonly string[];
  /** Files that the commands do not name and that differ. */
  readonly touched: readonly string[];
}

async function runsOf(id: string): Promise<readonly Run[]> {
  const { files, settings } = await faultyNode(id, { now: NOW });
  const { report } = await inspectFiles(files, NOW);
  const before = saidIn(report);
  const runs: Run[] = [];
  for (const finding of report.findings) {
    const { command = '' } = finding;
    if (!isLoud(finding) || !command.includes('kubeadm init phase')) continue;
    const title = `${id}: ${finding.rule}`;
    const after = await runSequence(files, command, { now: NOW, nodeName: settings.nodeName }).catch((error: Error) => {
      throw new Error(`${title}: ${error.message}`);
    });
    const said = saidIn((await inspectFiles(after, NOW)).report);
    const named = [...command.matchAll(/etc\/kubernetes\/[\w./-]+\.(?:crt|key|conf)\b/g)].map(([name]) => name);
    const allowed = new Set(named.flatMap((name) => [name, name.replace(/\.crt$/, '.key')]));
    runs.push({
      title,
      finding,
      isReported: said.has(`${finding.rule} ${finding.at.uri}`),
      added: [...said].filter((one) => !before.has(one)),
      touched: changed(files, after).filter((name) => !allowed.has(name)),
    });
  }
  return runs;
}

describe('the commands that make a file of kubeadm again', function () {
  this.timeout(300_000);
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
