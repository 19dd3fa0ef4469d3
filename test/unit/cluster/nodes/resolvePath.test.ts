import assert from 'node:assert/strict';
import { FileLoader } from '../../../../src/core/cluster/files/fileLoader.ts';
import { resolveHostPath } from '../../../../src/core/cluster/nodes/resolvePath.ts';
import type { NodeRoot } from '../../../../src/core/model/root.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const workspace = new MemoryWorkspace({
  'etc/kubernetes/pki/ca.crt': 'text',
  'etc/kubernetes/linked': { linkTo: '/etc/kubernetes/pki' },
  'var/lib/kubelet/pki/current.pem': { linkTo: 'dated.pem' },
  'var/lib/kubelet/pki/dated.pem': 'text',
  'var/lib/kubelet/pki/dangling.pem': { linkTo: '/nowhere/else.pem' },
  'loop/a': { linkTo: 'b' },
  'loop/b': { linkTo: 'a' },
  'written/relative.crt': '../etc/kubernetes/linked/ca.crt',
  'written/absolute.crt': '/etc/kubernetes/pki/ca.crt\n',
  'written/dated.pem': '../var/lib/kubelet/pki/dated.pem',
  'written/current.pem': 'dated.pem',
  'written/gone.pem': '../absent/dated.pem',
  'written/loop.pem': 'loop.pem',
});

const loader = new FileLoader(workspace);
const context = {
  fileSystem: workspace,
  load: (uri: string) => loader.load(uri),
  isExcluded: (uri: string) => uri.endsWith('dated.pem') && excludeDated,
};
let excludeDated = false;

const folder = { uri: FOLDER_URI, name: 'workspace' };
const root: NodeRoot = { folder, path: '', uri: FOLDER_URI, hostPath: '', mounts: [{ hostPath: '', uri: FOLDER_URI }] };

async function resolve(path: string, at: NodeRoot = root): Promise<string> {
  const resolution = await resolveHostPath(at, path, context);
  const where = 'uri' in resolution && resolution.kind !== 'unknown' ? workspace.path(resolution.uri) : '';
  return [resolution.kind, where, 'reason' in resolution ? resolution.reason : ''].filter(Boolean).join(' ');
}

describe('resolveHostPath', () => {
  const cases: Readonly<Record<string, string>> = {
    '/etc/kubernetes/pki/ca.crt': 'file etc/kubernetes/pki/ca.crt',
    '/etc//kubernetes/./x/../pki/ca.crt': 'file etc/kubernetes/pki/ca.crt',
    '/etc/kubernetes/pki': 'directory etc/kubernetes/pki',
    '/etc/kubernetes/pki/absent.crt': 'missing etc/kubernetes/pki/absent.crt',
    '/etc/kubernetes/linked/ca.crt': 'file etc/kubernetes/pki/ca.crt',
    '/var/lib/kubelet/pki/current.pem': 'file var/lib/kubelet/pki/dated.pem',
    '/var/lib/kubelet/pki/dangling.pem': 'missing nowhere/else.pem',
    '/written/relative.crt': 'file etc/kubernetes/pki/ca.crt',
    '/written/absolute.crt': 'file etc/kubernetes/pki/ca.crt',
    '/written/current.pem': 'file var/lib/kubelet/pki/dated.pem',
    '/written/gone.pem': 'unknown outside-root',
    '/written/loop.pem': 'file written/loop.pem',
  };
  for (const [path, want] of Object.entries(cases))
    it(`${path} is ${want}`, async () => assert.equal(await resolve(path), want));

  it('ends a loop of links as missing', async () => assert.match(await resolve('/loop/a'), /^missing /));

  it('shows a path that begins with a hole as it is written', async () => {
    const resolution = await resolveHostPath(root, '{{ pki }}/ca.crt', context);
    assert.deepEqual(resolution, { kind: 'unknown', hostPath: '{{ pki }}/ca.crt', reason: 'outside-root' });
    assert.equal(await resolve('etc/kubernetes/pki/ca.crt'), 'file etc/kubernetes/pki/ca.crt');
  });

  it('knows nothing outside its mounts', async () => {
    const kubernetes: NodeRoot = {
      ...root,
      hostPath: '/etc/kubernetes',
      mounts: [{ hostPath: '/etc/kubernetes', uri: `${FOLDER_URI}/etc/kubernetes` }],
    };
    assert.equal(await resolve('/var/lib/kubelet/pki/dated.pem', kubernetes), 'unknown outside-root');
    assert.equal(await resolve('/etc/kubernetesx/ca.crt', kubernetes), 'unknown outside-root');
    assert.equal(await resolve('/etc/kubernetes/pki/ca.crt', kubernetes), 'file etc/kubernetes/pki/ca.crt');
  });

  it('prefers an earlier mount, as a path mapping is', async () => {
    const mapped: NodeRoot = {
      ...root,
      mounts: [{ hostPath: '/opt/tls', uri: `${FOLDER_URI}/etc/kubernetes/pki` }, ...root.mounts],
    };
    assert.equal(await resolve('/opt/tls/ca.crt', mapped), 'file etc/kubernetes/pki/ca.crt');
  });

  it('says nothing of an excluded file', async () => {
    excludeDated = true;
    assert.equal(await resolve('/var/lib/kubelet/pki/current.pem'), 'unknown excluded');
    excludeDated = false;
  });
});
