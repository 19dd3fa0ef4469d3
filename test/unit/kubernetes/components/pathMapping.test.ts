import assert from 'node:assert/strict';
import { hostPathOf } from '../../../../src/core/kubernetes/components/pathMapping.ts';
import type { ComponentDocument } from '../../../../src/core/model/documents/component.ts';
import type { Mount } from '../../../../src/core/model/documents/mount.ts';

const SPAN = { start: 0, end: 0 };

function mount(mountPath: string, hostPath?: string, subPath?: string): Mount {
  return { name: mountPath, mountPath, hostPath, subPath, readOnly: true, span: SPAN };
}

function component(mounts?: readonly Mount[]): ComponentDocument {
  const common = { kind: 'component', uri: 'file:///m', component: 'etcd', source: 'staticPod' } as const;
  return { ...common, span: SPAN, commandSpan: SPAN, flags: [], mounts };
}

/** The host path, or the kind where there is none. */
function mapped(path: string, ...mounts: readonly Mount[]): string {
  const result = hostPathOf(component(mounts), path);
  return result.kind === 'host' ? result.path : result.kind;
}

describe('kubernetes/pathMapping', () => {
  it('follows the longest mount at a path border', () => {
    const mounts = [mount('/pki', '/host/pki'), mount('/pki/etcd/', '/host/etcd/'), mount('/pk', '/wrong')];
    assert.equal(mapped('/pki/ca.crt', ...mounts), '/host/pki/ca.crt');
    assert.equal(mapped('/pki/etcd/ca.crt', ...mounts), '/host/etcd/ca.crt');
    assert.equal(mapped('/pki', ...mounts), '/host/pki');
    assert.equal(mapped('/pki2/ca.crt', ...mounts), 'unmounted');
  });

  it('honours subPath, single files and a mount of the root', () => {
    assert.equal(mapped('/a/b.crt', mount('/a', '/host', 'sub')), '/host/sub/b.crt');
    assert.equal(mapped('/a/b.conf', mount('/a/b.conf', '/etc/b.conf')), '/etc/b.conf');
    assert.equal(mapped('/x/y', mount('/', '/host')), '/host/x/y');
    assert.equal(mapped('/a/b', mount('/a', '/')), '/b');
  });

  it('cleans the paths of mounts and of what they lead to', () => {
    for (const path of ['/a/x/../b', '/a//b/.', '/a/b/'])
      assert.equal(mapped('/a/b/c', mount(path, '/host')), '/host/c', path);
    assert.equal(mapped('/a/../a//b/c', mount('/a/b', '/host')), '/host/c');
  });

  it('recognizes volumes that are no folder of the host', () => {
    assert.equal(mapped('/conf/a', mount('/conf')), 'notOnHost');
    assert.equal(mapped('/conf/a/b', mount('/conf', '/host'), mount('/conf/a')), 'notOnHost');
  });

  it('knows what an image brings along, unless a mount covers it', () => {
    for (const path of ['/dev/null', '/etc/ssl/certs/x.pem', '/usr/share/x', '/var/run/kubernetes']) {
      assert.equal(mapped(path, mount('/pki', '/pki')), 'image', path);
    }
    assert.equal(mapped('/etc/ssl/certs/x', mount('/etc/ssl/certs', '/host')), '/host/x');
    assert.equal(mapped('/etc/sslx/y', mount('/pki', '/pki')), 'unmounted');
  });

  it('lists what is mounted where nothing covers the path', () => {
    const result = hostPathOf(component([mount('/a', '/a'), mount('/b')]), '/etc/kubernetes/pki/ca.crt');
    assert.deepEqual(result, { kind: 'unmounted', mounted: ['/a', '/b'] });
  });

  it('sees the host without mounts, and refuses relative paths', () => {
    assert.deepEqual(hostPathOf(component(), '/etc/x'), { kind: 'host', path: '/etc/x' });
    assert.deepEqual(hostPathOf(component(), 'pki/x'), { kind: 'relative' });
    assert.deepEqual(hostPathOf(component([]), ''), { kind: 'relative' });
  });
});
