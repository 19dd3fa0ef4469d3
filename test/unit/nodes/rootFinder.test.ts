import assert from 'node:assert/strict';
import { hostPathIn } from '../../../src/core/nodes/root.ts';
import { RootFinder } from '../../../src/core/nodes/rootFinder.ts';
import { createPace } from '../../../src/core/pace.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const fileSystem = new MemoryWorkspace({});

async function rootsOf(
  paths: readonly string[],
  name = 'workspace',
  referrers: Readonly<Record<string, readonly string[]>> = {},
) {
  const folder = { uri: FOLDER_URI, name };
  const files = paths.map((path) => ({ uri: `${FOLDER_URI}/${path}`, folder, path, link: false }));
  const referring = files
    .filter(({ path }) => referrers[path])
    .map((file) => ({ file, paths: referrers[file.path] ?? [] }));
  return new RootFinder(files, referring).find(fileSystem, [], createPace());
}

const places = (roots: Awaited<ReturnType<typeof rootsOf>>) =>
  roots.map(({ path, hostPath }) => `${path} is ${hostPath}/`);

describe('RootFinder', () => {
  const cases: readonly [title: string, paths: readonly string[], folder: string, want: readonly string[]][] = [
    ['a copy of a node', ['etc/kubernetes/pki/ca.crt', 'var/lib/kubelet/config.yaml'], 'workspace', [' is /']],
    [
      'several nodes',
      ['a/etc/kubernetes/admin.conf', 'b/etc/kubernetes/admin.conf'],
      'workspace',
      ['a is /', 'b is /'],
    ],
    [
      'a node beside one in a folder of its own',
      ['etc/kubernetes/admin.conf', 'b/etc/kubernetes/admin.conf'],
      'workspace',
      [' is /', 'b is /'],
    ],
    [
      'the folder kubernetes',
      ['pki/ca.crt', 'manifests/etcd.yaml', 'admin.conf'],
      'kubernetes',
      [' is /etc/kubernetes/'],
    ],
    ['the folder pki', ['ca.crt', 'etcd/ca.crt'], 'pki', [' is /etc/kubernetes/pki/']],
    ['the folder manifests', ['etcd.yaml'], 'manifests', [' is /etc/kubernetes/manifests/']],
    [
      'kubeadm files in a folder of another name',
      ['n1/apiserver.crt', 'n1/ca.crt'],
      'workspace',
      ['n1 is /etc/kubernetes/pki/'],
    ],
    ['a lone ca.crt', ['certs/ca.crt', 'ca.crt'], 'workspace', []],
    [
      'a backup beside the node',
      ['etc/kubernetes/pki/ca.crt', 'saved/pki/apiserver.crt'],
      'workspace',
      [' is /', 'saved is /etc/kubernetes/'],
    ],
  ];
  for (const [title, paths, folder, want] of cases) {
    it(title, async () => assert.deepEqual(places(await rootsOf(paths, folder)), want));
  }

  it('takes the folder below which a reference exists for the root of another layout', async () => {
    const roots = await rootsOf(['n/srv/pods/api.yaml', 'n/srv/tls/server.crt'], 'workspace', {
      'n/srv/pods/api.yaml': ['/srv/tls/server.crt', '/srv/tls/absent.crt'],
    });
    assert.deepEqual(places(roots), ['n is /']);
  });

  it('gives files their path on the node', async () => {
    const [root] = await rootsOf(['pki/ca.crt', 'admin.conf'], 'kubernetes');
    assert.ok(root);
    assert.equal(hostPathIn(root, root.folder, 'pki/ca.crt'), '/etc/kubernetes/pki/ca.crt');
    assert.equal(hostPathIn(root, { uri: 'memory://other', name: 'other' }, 'pki/ca.crt'), undefined);
  });

  it('confirms the roots where other paths change none of them, and only there', async () => {
    const folder = { uri: FOLDER_URI, name: 'workspace' };
    const names = ['a/run/start.yaml', 'a/opt/tls/ca.crt', 'b/run/start.yaml', 'b/pki/apiserver.crt', 'b/pki/ca.crt'];
    const files = names.map((path) => ({ uri: `${FOLDER_URI}/${path}`, folder, path, link: false }));
    const variants = [
      [],
      ['/opt/tls/ca.crt'],
      ['/opt/tls/ca.crt', '/opt/tls/none.crt'],
      ['/pki/apiserver.crt'],
      ['/pki/ca.crt', '/pki/apiserver.crt'],
      ['/apiserver.crt'],
      ['/none'],
    ];
    const referrersFor = (paths: readonly string[]) =>
      files.filter(({ path }) => path.endsWith('.yaml')).map((file) => ({ file, paths }));
    let kept = 0;
    for (const before of variants) {
      for (const after of variants) {
        const finder = new RootFinder(files, referrersFor(before));
        const roots = await finder.find(fileSystem, [], createPace());
        const confirmed = await finder.confirm(referrersFor(after), createPace());
        const fresh = await new RootFinder(files, referrersFor(after)).find(fileSystem, [], createPace());
        const isSame = JSON.stringify(places(roots)) === JSON.stringify(places(fresh));
        assert.equal(confirmed, isSame, `${before} and then ${after}`);
        if (confirmed && before !== after) kept++;
      }
    }
    assert.ok(kept > 0);
  });

  it('confirms one change after another as a whole search would', async () => {
    const folder = { uri: FOLDER_URI, name: 'workspace' };
    const below = ['run/one.yaml', 'run/two.yaml', 'opt/tls/ca.crt', 'pki/apiserver.crt'];
    const names = ['a', 'b', 'c', 'c/d'].flatMap((node) => below.map((path) => `${node}/${path}`));
    names.push('b/etc/kubernetes/pki/sa.key');
    const files = names.map((path) => ({ uri: `${FOLDER_URI}/${path}`, folder, path, link: false }));
    const writers = files.filter(({ path }) => path.endsWith('.yaml'));
    const wanted = ['/opt/tls/ca.crt', '/pki/apiserver.crt', '/etc/kubernetes/pki/sa.key', '/apiserver.crt', '/none'];
    const referrers = new Map(writers.map((file) => [file, { file, paths: [] as readonly string[] }]));
    const told = () => [...referrers.values()].filter(({ paths }) => paths.length > 0);
    let finder = new RootFinder(files, told());
    let roots = await finder.find(fileSystem, [], createPace());
    const outcomes = { true: 0, false: 0 };
    let random = 1;
    const draw = (below: number) => {
      random = (random * 48_271) % 2_147_483_647;
      return random % below;
    };
    for (let step = 0; step < 600; step++) {
      const changed = writers.slice(draw(writers.length)).slice(0, 1 + draw(2));
      for (const file of changed) referrers.set(file, { file, paths: wanted.filter(() => draw(4) === 0) });
      const confirmed = await finder.confirm(
        changed.flatMap((file) => referrers.get(file) ?? []),
        createPace(),
      );
      const other = new RootFinder(files, told());
      const fresh = await other.find(fileSystem, [], createPace());
      assert.equal(confirmed, JSON.stringify(places(roots)) === JSON.stringify(places(fresh)), `step ${step}`);
      outcomes[`${confirmed}`]++;
      if (!confirmed) [finder, roots] = [other, fresh];
    }
    assert.ok(outcomes.true > 50 && outcomes.false > 50, JSON.stringify(outcomes));
  });
});
