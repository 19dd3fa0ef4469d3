import assert from 'node:assert/strict';
import { isArchivedPath } from '../../../../src/core/cluster/files/candidates.ts';
import { hostPathIn } from '../../../../src/core/cluster/roots/root.ts';
import { RootFinder } from '../../../../src/core/cluster/roots/rootFinder.ts';
import type { FoundFile } from '../../../../src/core/model/root.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const fileSystem = new MemoryWorkspace({});

/** The files of a folder as a walk finds them. */
function foundFiles(paths: readonly string[], name = 'workspace'): readonly FoundFile[] {
  const folder = { uri: FOLDER_URI, name };
  return paths.map((path) => ({
    uri: `${FOLDER_URI}/${path}`,
    folder,
    path,
    link: false,
    ...(isArchivedPath(path) && { archived: true as const }),
  }));
}

async function rootsOf(
  paths: readonly string[],
  name = 'workspace',
  referrers: Readonly<Record<string, readonly string[]>> = {},
) {
  const files = foundFiles(paths, name);
  const referring = files
    .filter(({ path }) => referrers[path])
    .map((file) => ({ file, paths: referrers[file.path] ?? [] }));
  return new RootFinder(files, referring).find(fileSystem, [], createScheduler());
}

const places = (roots: Awaited<ReturnType<typeof rootsOf>>) =>
  roots.flatMap(({ path, hostPath, inferred = [], ambiguous = [] }) => [
    hostPath === undefined ? `${path} is a node` : `${path} is ${hostPath}/`,
    ...inferred.map((mount) => `${path}: ${mount.directory} is ${mount.hostPath}/`),
    ...[...ambiguous].map((one) => `${path}: ${one} is open`),
  ]);

/** With the names that are evidence. */
const shape = (roots: Awaited<ReturnType<typeof rootsOf>>) =>
  JSON.stringify([places(roots), roots.map(({ inferred }) => inferred)]);

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

  const ssl = (...names: readonly string[]) => names.map((name) => `/etc/kubernetes/ssl/${name}`);
  const inferred: Readonly<
    Record<
      string,
      readonly [
        referrers: Readonly<Record<string, readonly string[]>>,
        others: readonly string[],
        want: readonly string[],
      ]
    >
  > = {
    'the folder beside a unit': [
      { 'etcd.service': ssl('etcd.pem', 'ca.pem') },
      ['ssl/etcd.pem', 'ssl/ca.pem'],
      [' is a node', ': ssl is /etc/kubernetes/ssl/'],
    ],
    'a flat copy of two directories': [
      { 'etcd.service': ['/etc/etcd/etcd.pem'], 'kubelet.service': ssl('kubelet.pem') },
      ['etcd.pem', 'kubelet.pem'],
      [' is a node', ':  is /etc/kubernetes/ssl/', ':  is /etc/etcd/'],
    ],
    'one telling name alone': [{ 'etcd.service': ssl('etcd.pem') }, ['other/etcd.pem'], []],
    'generic names alone': [{ 'etcd.service': ssl('ca.pem', 'server.pem') }, ['other/ca.pem', 'other/server.pem'], []],
    'a generic name in a directory of the same name': [
      { 'units/etcd.service': ssl('ca.pem') },
      ['files/ssl/ca.pem'],
      [' is a node', ': files/ssl is /etc/kubernetes/ssl/'],
    ],
    'several nodes': [
      { 'node1/kubelet.service': ssl('kubelet.pem', 'ca.pem'), 'node2/kubelet.service': ssl('kubelet.pem', 'ca.pem') },
      ['node1/ssl/kubelet.pem', 'node1/ssl/ca.pem', 'node2/ssl/kubelet.pem', 'node2/ssl/ca.pem'],
      [
        'node1 is a node',
        'node1: node1/ssl is /etc/kubernetes/ssl/',
        'node2 is a node',
        'node2: node2/ssl is /etc/kubernetes/ssl/',
      ],
    ],
    'several nodes that share their certificates': [
      { 'node1/kubelet.service': ssl('kubelet.pem', 'ca.pem'), 'node2/kubelet.service': ssl('kubelet.pem', 'ca.pem') },
      ['ssl/kubelet.pem', 'ssl/ca.pem'],
      [
        'node1 is a node',
        'node1: ssl is /etc/kubernetes/ssl/',
        'node2 is a node',
        'node2: ssl is /etc/kubernetes/ssl/',
      ],
    ],
    'folders of several components': [
      {
        'master/kube-apiserver.service': [
          '/etc/etcd/ssl/etcd.pem',
          '/etc/etcd/ssl/ca.pem',
          ...ssl('apiserver.pem', 'ca.pem'),
        ],
        'etcd/etcd.service': ['/etc/etcd/ssl/etcd.pem', '/etc/etcd/ssl/ca.pem'],
      },
      ['etcd/etcd.pem', 'etcd/ca.pem', 'master/apiserver.pem', 'master/ca.pem'],
      [' is a node', ': master is /etc/kubernetes/ssl/', ': etcd is /etc/etcd/ssl/'],
    ],
    'two folders that are equally likely': [
      { 'units/etcd.service': ssl('etcd.pem', 'ca.pem') },
      ['a/etcd.pem', 'a/ca.pem', 'b/etcd.pem', 'b/ca.pem'],
      [' is a node', ': /etc/kubernetes/ssl/etcd.pem is open', ': /etc/kubernetes/ssl/ca.pem is open'],
    ],
    'the folder of the unit itself, rather than one below': [
      { 'a/etcd.service': ssl('etcd.pem', 'ca.pem') },
      ['a/etcd.pem', 'a/ca.pem', 'a/new/etcd.pem', 'a/new/ca.pem'],
      ['a is a node', 'a: a is /etc/kubernetes/ssl/'],
    ],
    'the CA of two directories in one flat folder': [
      { 'etcd.service': ['/etc/etcd/etcd.pem', '/etc/etcd/ca.pem'], 'kubelet.service': ssl('kubelet.pem', 'ca.pem') },
      ['etcd.pem', 'kubelet.pem', 'ca.pem'],
      [
        ' is a node',
        ':  is /etc/kubernetes/ssl/',
        ':  is /etc/etcd/',
        ': /etc/etcd/ca.pem is open',
        ': /etc/kubernetes/ssl/ca.pem is open',
      ],
    ],
    'copies in two directories of one flat folder': [
      { 'etcd.service': ['/etc/etcd/one.pem', '/etc/etcd/ca.pem'], 'kubelet.service': ssl('one.pem', 'ca.pem') },
      ['one.pem', 'ca.pem'],
      [' is a node', ':  is /etc/kubernetes/ssl/', ':  is /etc/etcd/'],
    ],
    'no folder that has more of the path of another directory': [
      {
        'kubernetes/kube-apiserver.env': [
          ...ssl('ca.pem', 'server.pem'),
          '/etc/etcd/ssl/ca.pem',
          '/etc/etcd/ssl/client.pem',
        ],
        'systemd/system/etcd.service': ['/etc/etcd/ssl/ca.pem', '/etc/etcd/ssl/server.pem'],
      },
      ['etcd/ssl/ca.pem', 'etcd/ssl/client.pem', 'etcd/ssl/server.pem'],
      [' is a node', ': etcd/ssl is /etc/etcd/ssl/'],
    ],
    'such a folder where telling names are of both directories': [
      { 'etcd.service': ['/etc/etcd/ssl/member.pem', '/etc/etcd/ssl/peers.pem', ...ssl('apiserver.pem', 'ca.pem')] },
      ['apiserver', 'ca', 'member', 'peers'].map((name) => `kubernetes/ssl/${name}.pem`),
      [' is a node', ': kubernetes/ssl is /etc/kubernetes/ssl/', ': kubernetes/ssl is /etc/etcd/ssl/'],
    ],
    'what a copy of the node has at its place': [
      { 'etc/systemd/system/etcd.service': ssl('etcd.pem', 'ca.pem') },
      ['etc/kubernetes/ssl/other.pem', 'new/etcd.pem', 'new/ca.pem'],
      [' is /'],
    ],
    'what a copy of the node has elsewhere': [
      { 'etc/systemd/system/etcd.service': ssl('etcd.pem', 'ca.pem') },
      ['etc/kubernetes/admin.conf', 'certs/etcd.pem', 'certs/ca.pem'],
      [' is /', ': certs is /etc/kubernetes/ssl/'],
    ],
    'no directory of the system in a copy of the node': [
      { 'etc/kubernetes/kubelet.kubeconfig': ssl('ca.pem') },
      ['etc/etcd/ssl/ca.pem', 'etc/etcd/ssl/server.pem'],
      [' is /'],
    ],
    'certificates beside a copy of the node': [
      { 'master/etc/kubernetes/manifests/kube-apiserver.yaml': ssl('apiserver.pem', 'ca.pem') },
      ['certs/apiserver.pem', 'certs/ca.pem'],
      ['master is /', 'master: certs is /etc/kubernetes/ssl/'],
    ],
    'another node': [
      { 'worker/kubelet.service': ['/etc/kubernetes/pki/apiserver.crt', '/etc/kubernetes/pki/ca.crt'] },
      ['master/etc/kubernetes/pki/apiserver.crt', 'master/etc/kubernetes/pki/ca.crt'],
      ['master is /'],
    ],
    'a folder that its names alone would make a node': [
      { 'units/kube-apiserver.service': ['/opt/tls/apiserver.crt', '/opt/tls/ca.crt'] },
      ['certs/apiserver.crt', 'certs/ca.crt'],
      [' is a node', ': certs is /opt/tls/'],
    ],
    'what lies beside files that are named by their full paths': [
      { 'opt/k8s/kube-apiserver.service': ['/opt/k8s/pki/apiserver.crt', '/opt/k8s/pki/ca.crt'] },
      ['opt/k8s/pki/apiserver.crt', 'opt/k8s/pki/ca.crt', 'opt/k8s/pki/front-proxy-ca.crt', 'opt/k8s/pki/sa.pub'],
      [' is /'],
    ],
    'a backup': [{ 'etcd.service': ssl('etcd.pem', 'ca.pem') }, ['backup/etcd.pem', 'backup/ca.pem'], []],
  };
  for (const [title, [referrers, others, want]] of Object.entries(inferred)) {
    it(`infers: ${title}`, async () => {
      assert.deepEqual(places(await rootsOf([...Object.keys(referrers), ...others], 'workspace', referrers)), want);
    });
  }

  it('gives files their path on the node', async () => {
    const [root] = await rootsOf(['pki/ca.crt', 'admin.conf'], 'kubernetes');
    assert.ok(root);
    assert.equal(hostPathIn(root, root.folder, 'pki/ca.crt'), '/etc/kubernetes/pki/ca.crt');
    assert.equal(hostPathIn(root, { uri: 'memory://other', name: 'other' }, 'pki/ca.crt'), undefined);
  });

  it('confirms the roots where other paths change none of them, and only there', async () => {
    const names = ['a/run/start.yaml', 'a/opt/tls/ca.crt', 'b/run/start.yaml', 'b/pki/apiserver.crt', 'b/pki/ca.crt'];
    const files = foundFiles(names);
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
        const roots = await finder.find(fileSystem, [], createScheduler());
        const confirmed = await finder.confirm(referrersFor(after), createScheduler());
        const fresh = await new RootFinder(files, referrersFor(after)).find(fileSystem, [], createScheduler());
        const isSame = shape(roots) === shape(fresh);
        assert.equal(confirmed, isSame, `${before} and then ${after}`);
        if (confirmed && before !== after) kept++;
      }
    }
    assert.ok(kept > 0);
  });

  it('confirms one change after another as a whole search would', async () => {
    const below = ['run/one.yaml', 'run/two.yaml', 'opt/tls/ca.crt', 'pki/apiserver.crt'];
    const names = ['a', 'b', 'c', 'c/d'].flatMap((node) => below.map((path) => `${node}/${path}`));
    names.push('b/etc/kubernetes/pki/sa.key');
    const files = foundFiles(names);
    const writers = files.filter(({ path }) => path.endsWith('.yaml'));
    const wanted = [
      '/opt/tls/ca.crt',
      '/pki/apiserver.crt',
      '/etc/kubernetes/pki/sa.key',
      '/apiserver.crt',
      '/none',
      '/srv/x/apiserver.crt',
      '/srv/x/ca.crt',
    ];
    const referrers = new Map(writers.map((file) => [file, { file, paths: [] as readonly string[] }]));
    const reported = () => [...referrers.values()].filter(({ paths }) => paths.length > 0);
    let finder = new RootFinder(files, reported());
    let roots = await finder.find(fileSystem, [], createScheduler());
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
        createScheduler(),
      );
      const other = new RootFinder(files, reported());
      const fresh = await other.find(fileSystem, [], createScheduler());
      assert.equal(confirmed, shape(roots) === shape(fresh), `step ${step}`);
      outcomes[`${confirmed}`]++;
      if (!confirmed) [finder, roots] = [other, fresh];
    }
    assert.ok(outcomes.true > 50 && outcomes.false > 50, JSON.stringify(outcomes));
  });
});
