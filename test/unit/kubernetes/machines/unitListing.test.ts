import assert from 'node:assert/strict';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const UNIT = '/usr/lib/systemd/system/kubelet.service';
const DROP_IN = '/etc/systemd/system/kubelet.service.d/10-kubeadm.conf';

const listing = (flag: string) =>
  [
    `# ${UNIT}`,
    '[Unit]',
    '# A comment of the unit',
    'Description=kubelet',
    '[Service]',
    'ExecStart=/usr/bin/kubelet',
    '',
    `# ${DROP_IN}`,
    '[Service]',
    'ExecStart=',
    `ExecStart=/usr/bin/kubelet ${flag}`,
    '',
  ].join('\n');

/** The rules of errors and warnings with what they cover, and the components of each node. */
async function inspected(name: string, text: string) {
  const { report, workspace } = await inspectFiles({ [name]: text }, NOW);
  return {
    found: report.findings.map(({ rule, at }) => `${rule} ${workspace.path(at.uri)}`),
    components: report.nodes.flatMap(({ view }) =>
      view.components.map(({ name: component, flags }) => [component, ...flags.map(({ flag }) => flag.name)].join(' ')),
    ),
  };
}

describe('the output of systemctl cat', () => {
  it('is read as the unit with its drop-ins, as the last command of them starts it', async () => {
    for (const name of ['systemctl_cat_kubelet', 'node1/systemctl-cat.txt', 'kubelet-systemctl.log']) {
      const { found, components } = await inspected(name, listing('--anonymous-auth=true --client-ca-file=/x/ca.crt'));
      assert.deepEqual(components, ['kubelet anonymous-auth client-ca-file'], name);
      assert.deepEqual(
        found.filter((line) => !line.includes(`${name}#!${DROP_IN}`)),
        [],
        name,
      );
    }
  });

  it('has findings at the line of the drop-in', async () => {
    const { found } = await inspected(
      'systemctl_cat_kubelet',
      listing('--anonymous-auth=true --authorization-mode=AlwaysAllow'),
    );
    assert.ok(found.length > 0);
  });

  it('is no other text with such a name', async () => {
    for (const text of [`x\n${listing('--a=b')}`, `# ${DROP_IN} is this\n[Service]\n`, '# /etc/passwd\nroot\n', '']) {
      const { found, components } = await inspected('systemctl_cat_kubelet', text);
      assert.deepEqual([found, components], [[], []], text);
    }
  });
});
