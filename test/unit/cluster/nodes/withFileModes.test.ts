import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type FileModeCheck } from '../../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { inspectMachine, type NodeMachine, openMachine } from '../../../support/nodeMachine.ts';

const ETCD = 'etc/kubernetes/pki/etcd';
const KEY = 'etc/kubernetes/pki/ca.key';

const UNIT = '[Service]\nExecStart=/usr/bin/kube-apiserver --tls-private-key-file=/srv/tls/apiserver.key\n';

describe('withFileModes', () => {
  async function found(check: FileModeCheck, change: (machine: NodeMachine) => void = () => {}) {
    const { machine, now } = await openMachine();
    machine.set(KEY, { bits: 0o644 });
    change(machine);
    const findings = await inspectMachine(machine, now, { fileModes: () => check });
    return { machine, rules: findings.map(({ rule, path }) => `${rule} ${path}`) };
  }
  const copied = (machine: NodeMachine) => {
    machine.isCopy = true;
  };

  it('finds nothing at all on a machine that kubeadm set up', async () => {
    const { machine, now } = await openMachine();
    assert.deepEqual(await inspectMachine(machine, now), []);
  });

  it('looks at a machine’s own files unasked', async () => {
    assert.deepEqual((await found('auto')).rules, [`permissions/key-mode-open ${KEY}`]);
  });

  it('looks at a copy only when asked', async () => {
    assert.deepEqual((await found('auto', copied)).machine.asked, []);
    assert.deepEqual((await found('always', copied)).rules, [`permissions/key-mode-open ${KEY}`]);
  });

  it('reads no modes if they are turned off', async () => {
    const { machine, rules } = await found('never');
    assert.deepEqual([machine.asked, rules], [[], []]);
  });

  it('asks once for each file, and for no other than the node’s', async () => {
    const { machine } = await found('auto');
    const files = machine.asked.filter((path) => machine.files.has(path));
    assert.equal(new Set(machine.asked).size, machine.asked.length);
    assert.ok(files.length > 30 && files.length <= machine.files.size);
    assert.deepEqual(machine.asked.filter((path) => !files.includes(path)).sort(), [
      'etc/kubernetes/pki',
      'etc/kubernetes/pki/etcd',
      'var/lib/etcd',
      'var/lib/kubelet/pki',
    ]);
  });

  it('leaves alone what is none of Kubernetes’ business, unless something names it', async () => {
    const { machine, now } = await openMachine();
    for (const path of ['usr/lib/python3/test/server.key', 'srv/tls/apiserver.key']) {
      machine.write(path, machine.files.get('etc/kubernetes/pki/apiserver.key') ?? '');
      machine.set(path, { bits: 0o644 });
      machine.set(path.replace(/\/[^/]*$/, ''), { bits: 0o777 });
    }
    assert.deepEqual(await inspectMachine(machine, now), []);
    machine.write('srv/tls/kube-apiserver.service', UNIT);
    const rules = (await inspectMachine(machine, now)).map(({ rule, path }) => `${rule} ${path}`);
    assert.deepEqual(
      rules.filter((rule) => rule.startsWith('permissions/')),
      ['permissions/key-mode-open srv/tls/apiserver.key', 'permissions/pki-dir-writable srv/tls/apiserver.key'],
    );
  });

  it('passes over what a mapping puts in a machine’s place', async () => {
    const { machine, now } = await openMachine();
    for (const [path, content] of [...machine.files]) {
      if (!path.startsWith(`${ETCD}/`)) continue;
      const copy = path.replace(ETCD, 'snap/etcd');
      machine.files.delete(path);
      machine.write(copy, content);
      machine.set(copy, { bits: 0o666 });
    }
    const pathMappings = [{ hostPath: `/${ETCD}`, uri: machine.uri('snap/etcd') }];
    assert.deepEqual(await inspectMachine(machine, now, { pathMappings }), []);
    const asked = await inspectMachine(machine, now, { pathMappings, fileModes: () => 'always' });
    assert.ok(asked.some(({ path }) => path === 'snap/etcd/server.key'));
  });

  for (const [title, mode] of [
    ['cannot read modes', undefined],
    ['knows no mode of these files', async () => undefined],
  ] as const) {
    it(`says once that the host ${title}, where modes were asked for`, async () => {
      const { machine, now } = await openMachine();
      const workspace = Object.assign(new MemoryWorkspace(machine.files), { mode });
      const warnings: string[] = [];
      const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message) };
      const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log });
      const folders = [{ uri: FOLDER_URI, name: 'machine' }];
      await inspector.inspect({ ...DEFAULT_SETTINGS, folders });
      assert.deepEqual(warnings, []);
      await inspector.inspect({ ...DEFAULT_SETTINGS, folders, fileModes: () => 'always' });
      const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, fileModes: () => 'always' });
      assert.deepEqual(warnings, ['file modes cannot be read here: permission rules are off']);
      assert.deepEqual(
        report?.nodes.map(({ view }) => view.modesOf),
        ['unknown'],
      );
    });
  }
});
