import assert from 'node:assert/strict';
import { buildFleet } from '../../../support/fleet.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the connection to a worker’s kubelet', () => {
  it('comes from the API server that its kubelet.conf names, not from one that the cluster’s CA in the folder implies', async () => {
    const { report } = await inspectFiles(await buildFleet({ now: NOW, nodes: 4 }), NOW);
    const found = report.connections.filter(
      ({ kind, to }) => kind === 'kubelet' && to.node?.endsWith('/worker-1') === true,
    );
    assert.deepEqual(
      found.map(({ from, verdict }) => [from.node?.split('/').at(-1), verdict]),
      [['cp-1', 'ok']],
    );
  });

  it('is unknown without the serving certificate that kube-apiserver verifies, also if the kubelet would refuse its client', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
    node.replaceCertificate('etc/kubernetes/pki/apiserver-kubelet-client.crt', {
      issuer: await node.otherAuthority('kubernetes'),
    });
    for (const path of [...node.files.keys()]) if (path.endsWith('/kubelet.crt')) node.remove(path);
    const { report } = await inspectFiles(node.files, NOW);
    const found = report.connections.find(({ kind }) => kind === 'kubelet');
    assert.deepEqual(
      [found?.verdict, rendered(found?.reason)],
      ['unknown', 'Not in the workspace: the kubelet’s serving certificate.'],
    );
  });

  // Without a certificate among its flags and without a configuration file, it creates one (kubelet, InitializeTLS).
  describe('of a kubelet whose unit names no configuration file', () => {
    const FLAGS = '--kubeconfig=/etc/kubernetes/kubelet.conf --client-ca-file=/etc/kubernetes/pki/ca.crt';
    const rows = {
      'works without the certificate that it creates': [FLAGS, 'ok'],
      'is unknown if a file of variables was not read': [`${FLAGS} $ARGS\nEnvironmentFile=/etc/kubelet.env`, 'unknown'],
      'is unknown if its configuration file was not read': [`${FLAGS} --config=/srv/kubelet.yaml`, 'unknown'],
      'is unknown if the cluster signs its certificate': [`${FLAGS} --rotate-server-certificates`, 'unknown'],
    } as const;
    for (const [title, [command, verdict]] of Object.entries(rows)) {
      it(title, async () => {
        const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
        for (const path of [...node.files.keys()]) if (/^(?!etc\/kubernetes\/).*kubelet/.test(path)) node.remove(path);
        const unit = `[Service]\nExecStart=/usr/bin/kubelet ${command}\n`;
        node.files.set('etc/systemd/system/kubelet.service', new TextEncoder().encode(unit));
        const { report } = await inspectFiles(node.files, NOW);
        const found = report.connections.filter(({ kind }) => kind === 'kubelet');
        assert.deepEqual(
          found.map((one) => one.verdict),
          [verdict],
        );
      });
    }
  });

  describe('of a kubelet without a CA for clients', () => {
    const CONFIG = 'var/lib/kubelet/config.yaml';
    const anonymous = (text: string) => text.replace(/(anonymous:\n {4}enabled: )false/, '$1true');
    const rows = {
      'is answered with 401': [(text: string) => text, 'broken', 'unauthorized', 'error'],
      'depends on the rights of anonymous users, if they are let in': [anonymous, 'unknown', undefined, 'warning'],
      'works, if everybody may do everything': [
        (text: string) => anonymous(text).replace('mode: Webhook', 'mode: AlwaysAllow'),
        'ok',
        undefined,
        undefined,
      ],
    } as const;
    // Tried with the kubelets of 1.28.15 and 1.37.2.
    for (const [title, [edit, verdict, answer, severity]] of Object.entries(rows)) {
      it(title, async () => {
        const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
        node.setText(CONFIG, (text) => edit(text.replace(/ {2}x509:\n {4}clientCAFile:.*\n/, '')));
        const { report } = await inspectFiles(node.files, NOW);
        const [found, ...others] = report.connections.filter(({ kind }) => kind === 'kubelet');
        assert.ok(found && others.length === 0);
        assert.deepEqual([found.verdict, found.answer], [verdict, answer]);
        const finding = report.findings.find(({ rule }) => rule === 'kubelet/kubelet-client-ca-unset');
        assert.equal(finding?.severity, severity);
        assert.deepEqual(finding?.breaks, verdict === 'broken' ? [found.id] : undefined);
      });
    }
  });

  // kubernetes/cmd/kubelet/app/auth.go, BuildAuthn: without a certificate, only system:anonymous is left.
  describe('of a kube-apiserver without a client certificate', () => {
    const CONFIG = 'var/lib/kubelet/config.yaml';
    const anonymous = (text: string) => text.replace(/(anonymous:\n {4}enabled: )false/, '$1true');
    const rows = {
      'is answered with 401': [undefined, 'broken', 'unauthorized'],
      'depends on the rights of anonymous users, if they are let in': [anonymous, 'unknown', undefined],
      'works, if everybody may do everything': [
        (text: string) => anonymous(text).replace('mode: Webhook', 'mode: AlwaysAllow'),
        'ok',
        undefined,
      ],
    } as const;
    for (const [title, [edit, verdict, answer]] of Object.entries(rows)) {
      it(title, async () => {
        const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
        if (edit) node.setText(CONFIG, edit);
        node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', undefined);
        node.replaceFlag('kube-apiserver', 'kubelet-client-key', undefined);
        const { report } = await inspectFiles(node.files, NOW);
        const [found, ...others] = report.connections.filter(({ kind }) => kind === 'kubelet');
        assert.ok(found && others.length === 0);
        assert.deepEqual([found.verdict, found.answer], [verdict, answer]);
        const breaking = report.findings.filter(({ breaks }) => breaks?.includes(found.id)).map(({ rule }) => rule);
        assert.deepEqual(breaking, verdict === 'broken' ? ['manifests/kubelet-client-pair-unset'] : []);
      });
    }
  });
});
