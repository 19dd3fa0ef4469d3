import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Report } from '../../../../src/core/index.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const unit = (own: string, mode = 'AlwaysAllow') =>
  `[Service]\nExecStart=/usr/bin/kube-apiserver ${own} --authorization-mode=${mode} --client-ca-file=/a/ca.pem\n`;

/** The labels of the nodes with components, and the files with a finding about authorization. */
function shown({ nodes, findings }: Report): readonly string[] {
  return [
    ...nodes.flatMap(({ view }) => (view.components.length > 0 ? view.label : [])),
    ...findings.flatMap(({ rule, at }) =>
      rule === 'manifests/authorization-always-allow' ? at.uri.slice(FOLDER_URI.length + 1) : [],
    ),
  ];
}

async function shownOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return shown((await inspectFiles(files, NOW)).report);
}

const FIRST = 'master/kube-apiserver.service';
const SECOND = 'master2/kube-apiserver.service';

describe('units of one name in several folders of no node', () => {
  for (const [one, other] of [
    ['--advertise-address=10.0.0.1', '--advertise-address=10.0.0.2'],
    ['--hostname_override=a', '--hostname_override=b'],
    ['--bind-address 10.0.0.1', '--bind-address=10.0.0.2'],
  ] as const) {
    it(`are those of two machines: ${one} and ${other}`, async () => {
      const files = { [FIRST]: unit(one), [SECOND]: unit(other) };
      assert.deepEqual(await shownOf(files), ['master', 'master2', FIRST, SECOND]);
    });
  }

  for (const [one, other] of [
    ['--v=2', '--v=3'],
    ['--advertise-address=10.0.0.1', '--advertise-address=10.0.0.1 --v=3'],
    ['--bind-address=0.0.0.0', '--bind-address=127.0.0.1'],
    ['--advertise-address=10.0.0.1', '--advertise-address=$IP'],
    ['--advertise-address=10.0.0.1', '--advertise-address={{ ip }}'],
    ['--advertise-address=10.0.0.1', ''],
  ] as const) {
    it(`may be versions of one: ${one} and ${other}`, async () => {
      assert.deepEqual(await shownOf({ [FIRST]: unit(one), [SECOND]: unit(other) }), ['workspace', FIRST]);
    });
  }

  it('keep what is in their folders, and leave the rest together', async () => {
    const proxy = '[Service]\nExecStart=/usr/bin/kube-proxy --kubeconfig=/a/proxy.conf --hostname-override=';
    const files = {
      'roles/one/files/kube-proxy.service': `${proxy}a\n`,
      'roles/one/units/kube-apiserver.service': unit('--v=1'),
      'roles/two/files/kube-proxy.service': `${proxy}b\n`,
      'etcd/etcd.service': '[Service]\nExecStart=/usr/bin/etcd --name=a\n',
    };
    assert.deepEqual(await shownOf(files), [
      'workspace',
      'roles/one',
      'roles/two',
      'roles/one/units/kube-apiserver.service',
    ]);
  });

  it('are the same after an edit as in a new inspection', async () => {
    const { inspector, workspace } = await inspectFiles(
      { [FIRST]: unit('--advertise-address=10.0.0.1'), [SECOND]: unit('--advertise-address=10.0.0.1') },
      NOW,
    );
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    const seen: string[] = [];
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.1']) {
      workspace.write(SECOND, unit(`--advertise-address=${address} --v=3`));
      const report = await inspector.inspect(settings, { changed: new Set([workspace.uri(SECOND)]) });
      seen.push(report ? shown(report).join() : '');
    }
    assert.deepEqual(seen, [`workspace,${FIRST}`, `master,master2,${FIRST},${SECOND}`, `workspace,${FIRST}`]);
  });
});
