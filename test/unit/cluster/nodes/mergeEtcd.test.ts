import assert from 'node:assert/strict';
import { componentOf } from '../../../../src/core/model/node.ts';
import type { Layout } from '../../../support/layouts/layout.ts';
import { k3s, rke2 } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

const { now: NOW } = nodeSettings({});
const TLS = '/var/lib/rancher/rke2/server/tls/etcd';
const CONFIG = 'var/lib/rancher/rke2/server/db/etcd/config';
const MANIFEST = 'var/lib/rancher/rke2/agent/pod-manifests/kube-apiserver.yaml';

async function inspected(layout: Layout, path?: string, from = '', to = '') {
  const files = new Map(await layout(NOW));
  if (path) {
    const text = new TextDecoder().decode(files.get(path) as Uint8Array);
    assert.ok(text.includes(from), from);
    files.set(path, new TextEncoder().encode(text.replace(from, to)));
  }
  return inspectFiles(files, NOW);
}

describe('etcd with a configuration file', () => {
  it('has the settings of the file and no others', async () => {
    const { report } = await inspected(rke2);
    const etcds = report.nodes[0]?.view.components.filter(({ name }) => name === 'etcd') ?? [];
    assert.deepEqual(
      etcds.map(({ document, ignored }) => [document?.source, ignored]),
      [['staticPod', []]],
    );
    assert.ok(etcds[0]?.flags.some(({ flag }) => flag.name === 'peer-cert-file' && flag.uri?.endsWith(CONFIG)));
  });

  it('is held against kube-apiserver and against its own files', async () => {
    const wrongCa = await inspected(rke2, CONFIG, `file: ${TLS}/server-ca.crt`, `file: ${TLS}/peer-ca.crt`);
    assert.deepEqual(wrongCa.names, [`isolation/etcd-client-wrong-ca ${MANIFEST}`]);
    const missing = await inspected(rke2, CONFIG, 'etcd/peer-ca.crt', 'etcd/peers-ca.crt');
    assert.deepEqual(missing.names, [`manifests/flag-file-missing ${CONFIG}`]);
  });

  it('is a component where nothing is seen to start it, as in k3s', async () => {
    const { report } = await inspected(k3s);
    const view = report.nodes[0]?.view;
    assert.equal(view && componentOf(view, 'etcd')?.document?.source, 'etcdConfiguration');
  });
});
