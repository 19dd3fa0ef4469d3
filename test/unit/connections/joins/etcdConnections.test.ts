import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;

describe('an API server whose etcd is not in the workspace', () => {
  const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
  const later = (years: number) => new Date(NOW.getTime() + years * 365 * 24 * 60 * 60 * 1000);

  const connectionAt = async (now: Date, url: string, change = (files: Map<string, string | Uint8Array>) => files) => {
    const files = new Map<string, string | Uint8Array>([...(await buildNode({ keyAlgorithm: 'ECDSA-P256' }))] as [
      string,
      string | Uint8Array,
    ][]);
    const text = new TextDecoder().decode(files.get(MANIFEST) as Uint8Array);
    files.set(MANIFEST, text.replace(/--etcd-servers=\S+/, `--etcd-servers=${url}`));
    const { report } = await inspectFiles(change(files), now);
    return report.connections.find(({ from, kind }) => kind === 'etcd' && from.component === 'kube-apiserver');
  };

  it('is unknown as long as a CA that the client trusts is valid', async () => {
    const connection = await connectionAt(NOW, 'https://10.99.0.1:2379');
    assert.equal(connection?.verdict, 'unknown');
    assert.equal(
      plainText(connection?.reason ?? assert.fail()),
      'Not in the workspace: the etcd at https://10.99.0.1:2379.',
    );
  });

  it('is broken whatever the etcd presents once all trusted CAs have expired', async () => {
    const connection = await connectionAt(later(30), 'https://10.99.0.1:2379');
    assert.equal(connection?.verdict, 'broken');
    assert.equal(connection?.side, 'client');
    assert.match(plainText(connection?.reason ?? assert.fail()), /in --etcd-cafile of kube-apiserver has expired/);
  });

  it('stays unknown over plain HTTP, in which nobody verifies anything', async () => {
    assert.equal((await connectionAt(later(30), 'http://10.99.0.1:2379'))?.verdict, 'unknown');
  });

  it('is not joined with an etcd that serves plain HTTP at another address only', async () => {
    const connection = await connectionAt(NOW, 'https://127.0.0.1:2379', (files) => {
      const path = 'etc/kubernetes/manifests/etcd.yaml';
      const text = new TextDecoder().decode(files.get(path) as Uint8Array);
      return files.set(
        path,
        text
          .replace(/--listen-client-urls=\S+/, '--listen-client-urls=http://10.0.0.10:2379')
          .replace(/--advertise-client-urls=\S+/, '--advertise-client-urls=http://10.0.0.10:2379'),
      );
    });
    assert.equal(connection?.verdict, 'unknown');
    assert.equal(
      plainText(connection?.reason ?? assert.fail()),
      'Not in the workspace: the etcd at https://127.0.0.1:2379.',
    );
  });
});

describe("kubeadm's health check of etcd", () => {
  for (const [network, ipv6, host] of [
    ['IPv4', false, '127.0.0.1'],
    ['IPv6', true, '::1'],
  ] as const) {
    it(`connects to the loopback address that etcd listens on: ${network}`, async () => {
      const { report } = await inspectFiles(await buildNode({ keyAlgorithm: 'ECDSA-P256', ipv6 }), NOW);
      const check = report.connections.find(({ from }) => from.component === 'etcd-health-check');
      assert.equal(check?.host?.value, host);
      assert.equal(check?.verdict, 'ok');
    });
  }
});

describe('an API server and an etcd over plain HTTP', () => {
  const verdictAt = async (url: string, flags = '') => {
    const start = (command: string) => `[Service]\nExecStart=/usr/bin/${command}\n`;
    const { report } = await inspectFiles(
      {
        'etc/kubernetes/pki/ca.crt': '',
        'etc/systemd/system/etcd.service': start(`etcd --data-dir=/var/lib/etcd${flags}`),
        'etc/systemd/system/kube-apiserver.service': start(`kube-apiserver --etcd-servers=${url}`),
      },
      NOW,
    );
    const connection = report.connections.find(
      ({ kind, from }) => kind === 'etcd' && from.component === 'kube-apiserver',
    );
    return connection?.verdict;
  };

  it('works on a port that etcd listens on', async () => {
    assert.equal(await verdictAt('http://127.0.0.1:2379'), 'ok');
    assert.equal(await verdictAt('http://127.0.0.1:4001', ' --listen-client-urls=http://127.0.0.1:4001'), 'ok');
  });

  it('is unknown on another port, which only early releases of etcd have by default', async () => {
    assert.equal(await verdictAt('http://127.0.0.1:4001'), 'unknown');
  });
});
