import assert from 'node:assert/strict';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RELEASES = 'https://storage.googleapis.com/kubernetes-release/release';

/** The minor release of the kubelet that a unit with these lines starts. */
async function minorOf(lines: readonly string[], program = '/opt/bin/kubelet'): Promise<number | undefined> {
  const unit = ['[Service]', ...lines, `ExecStart=${program} --v=2`, ''].join('\n');
  const files = { 'etc/kubernetes/kubelet.conf': '', 'etc/systemd/system/kubelet.service': unit };
  const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
  const kubelets = report.nodes.flatMap(({ view }) => view.components.filter(({ name }) => name === 'kubelet'));
  assert.equal(kubelets.length, 1);
  return kubelets[0]?.version?.minor;
}

describe('nodes/downloadedVersion', () => {
  const download = (version: string, program = 'kubelet') =>
    `ExecStartPre=/usr/bin/wget -N -P /opt/bin ${RELEASES}/${version}/bin/linux/amd64/${program}`;

  it('reads the release in the address of the program that the unit starts', async () => {
    assert.equal(await minorOf([download('v1.4.7'), 'ExecStartPre=/usr/bin/chmod +x /opt/bin/kubelet']), 4);
    assert.equal(
      await minorOf([`ExecStartPre=/bin/sh -c "curl -Lo /opt/bin/kubelet ${RELEASES}/v1.18.2/kubelet"`]),
      18,
    );
  });

  it('leaves it open for another program, several releases, a hole, and prefers the path that is started', async () => {
    assert.equal(await minorOf([download('v1.4.7', 'kubectl')]), undefined);
    assert.equal(await minorOf([download('v1.4.7'), download('v1.5.1')]), undefined);
    assert.equal(await minorOf([download('$'.concat('{VERSION}'))]), undefined);
    assert.equal(await minorOf([download('v1.4.7')], '/opt/v1.6.1/bin/kubelet'), 6);
  });
});
