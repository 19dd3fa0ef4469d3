import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, expirationReport, expirationTable } from '../../../../src/core/index.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { k3s } from '../../../support/layouts/rancher.ts';
import { FOLDER_URI, inspectFiles, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { days, type NodeOptions } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function table(options: NodeOptions): Promise<string> {
  const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  return expirationTable((await inspectFiles(files, NOW)).report, NOW.getTime());
}

/** The files that kubeadm writes on a control plane and not on a worker. */
function isControlPlanes(path: string): boolean {
  if (path.startsWith('etc/kubernetes/pki/')) return path !== 'etc/kubernetes/pki/ca.crt';
  return path.startsWith('etc/kubernetes/') && path !== 'etc/kubernetes/kubelet.conf';
}

describe('expirationTable', () => {
  it('prints what kubeadm prints on a node that it made', async () => {
    assert.equal(
      await table({}),
      [
        'CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED',
        'admin.conf                 May 02, 2027 12:00 UTC   335d            ca                      no      ',
        'apiserver                  May 02, 2027 12:00 UTC   335d            ca                      no      ',
        'apiserver-etcd-client      May 02, 2027 12:00 UTC   335d            etcd-ca                 no      ',
        'apiserver-kubelet-client   May 02, 2027 12:00 UTC   335d            ca                      no      ',
        'controller-manager.conf    May 02, 2027 12:00 UTC   335d            ca                      no      ',
        'etcd-healthcheck-client    May 02, 2027 12:00 UTC   335d            etcd-ca                 no      ',
        'etcd-peer                  May 02, 2027 12:00 UTC   335d            etcd-ca                 no      ',
        'etcd-server                May 02, 2027 12:00 UTC   335d            etcd-ca                 no      ',
        'front-proxy-client         May 02, 2027 12:00 UTC   335d            front-proxy-ca          no      ',
        'scheduler.conf             May 02, 2027 12:00 UTC   335d            ca                      no      ',
        'super-admin.conf           May 02, 2027 12:00 UTC   335d            ca                      no      ',
        '',
        'CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED',
        'ca                      Apr 29, 2036 12:00 UTC   9y              no      ',
        'etcd-ca                 Apr 29, 2036 12:00 UTC   9y              no      ',
        'front-proxy-ca          Apr 29, 2036 12:00 UTC   9y              no      ',
        '',
      ].join('\n'),
    );
  });

  it('names what is missing and calls an expired certificate invalid', async () => {
    const text = await table({
      edit: (files, pki) => {
        files.delete('etc/kubernetes/pki/apiserver.crt');
        pki.replaceCertificate('etc/kubernetes/scheduler.conf', {
          notBefore: days(NOW, -400),
          notAfter: days(NOW, -3),
        });
      },
    });
    assert.match(text, /^!MISSING! apiserver {2,}$/m);
    assert.match(text, /^scheduler\.conf +May 29, 2026 12:00 UTC +<invalid> +ca +no {6}$/m);
  });

  it('calls missing neither what permission denied nor what settings leave out', async () => {
    const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    files.delete('etc/kubernetes/pki/apiserver.crt');
    const workspace = new MemoryWorkspace(files);
    workspace.unreadable.add('etc/kubernetes/admin.conf').add('etc/kubernetes/super-admin.conf');
    const log = { debug() {}, info() {}, warn: assert.fail };
    const inspector = createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log });
    const report = await inspector.inspect({
      ...DEFAULT_SETTINGS,
      folders: [{ uri: FOLDER_URI, name: 'workspace' }],
      isExcluded: (path) => path.endsWith('etcd/ca.crt'),
    });
    assert.ok(report);
    const text = expirationTable(report, NOW.getTime());
    assert.match(text, /^!MISSING! apiserver {2,}$/m);
    assert.match(text, /^admin\.conf +not read +$/m);
    assert.match(text, /^super-admin\.conf +not read +$/m);
    assert.match(text, /^etcd-ca +not read +$/m);
    const entries = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
    assert.deepEqual(
      [...entries.certificates, ...entries.authorities].flatMap(({ state, name, renewal }) =>
        state === 'missing' || state === 'unread' ? [[state, name, renewal.command !== undefined]] : [],
      ),
      [
        ['unread', 'admin.conf', false],
        ['missing', 'apiserver', true],
        ['unread', 'super-admin.conf', false],
        ['unread', 'etcd-ca', false],
      ],
    );
  });

  it('misses nothing of a control plane on a worker, which has the CA alone', async () => {
    const text = await table({
      edit: (files) => {
        for (const path of files.keys()) if (isControlPlanes(path)) files.delete(path);
      },
    });
    assert.equal(
      text,
      [
        'CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED',
        'ca                      Apr 29, 2036 12:00 UTC   9y              yes     ',
        '',
      ].join('\n'),
    );
  });

  it('says yes where the key of the CA is not on the node', async () => {
    const text = await table({ externalCa: true });
    assert.match(text, /^apiserver .* yes {5}$/m);
    assert.match(text, /^front-proxy-ca .* yes {5}$/m);
  });

  it('does not take a copy without any key for an external CA', async () => {
    assert.match(await table({ withoutKeys: true }), /^apiserver .* unknown $/m);
  });

  it('leaves out the rows of an external etcd', async () => {
    assert.doesNotMatch(await table({ externalEtcd: true }), /etcd-(server|peer|ca|healthcheck)/);
  });

  it('has the path of each certificate on a node that kubeadm did not create', async () => {
    const { report } = await inspectFiles(await k3s(NOW), NOW);
    const text = expirationTable(report, NOW.getTime());
    const [certificates = '', authorities = ''] = text.split('\n\n');
    assert.match(certificates, /^CERTIFICATE +EXPIRES +RESIDUAL TIME +CERTIFICATE AUTHORITY +EXTERNALLY MANAGED$/m);
    assert.match(
      certificates,
      /^var\/lib\/rancher\/k3s\/\S+\.crt +\w{3} \d\d, \d{4} \d\d:\d\d UTC +\w+ +\S+ +(?:yes|no) +$/m,
    );
    assert.match(authorities, /^CERTIFICATE AUTHORITY +EXPIRES +RESIDUAL TIME +EXTERNALLY MANAGED$/m);
    assert.match(authorities, /^var\/lib\/rancher\/k3s\/\S+ca\.crt +\w{3} \d\d, \d{4} /m);
    const all = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
    assert.equal(text.trimEnd().split('\n').length, all.certificates.length + all.authorities.length + 3);
  });

  it('is empty where there is no certificate', async () => {
    const { report } = await inspectFiles({ 'notes.yaml': 'kind: Other\n' }, NOW);
    assert.equal(expirationTable(report, NOW.getTime()), '');
  });
});
