import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { apiserverManifest } from '../../../support/manifests.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

async function factsOf(text: string) {
  const [document] = (await readDocuments(text, 'memory:pod.yaml')).documents;
  return document?.kind === 'component' ? document : undefined;
}

const MANIFEST = apiserverManifest(nodeSettings({}));

describe('the facts of a static pod', () => {
  it('are its name and annotations, with their places', async () => {
    const pod = (await factsOf(MANIFEST))?.pod;
    assert.equal(pod?.name?.value, 'kube-apiserver');
    const note = pod?.annotations.get('kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint');
    assert.equal(note?.value, '10.0.0.10:6443');
    assert.equal(MANIFEST.slice(note?.span.start, note?.span.end), '10.0.0.10:6443');
  });

  it('are its probes, ports followed by name', async () => {
    const probes = (await factsOf(MANIFEST))?.pod?.probes ?? [];
    assert.deepEqual(
      probes.map(({ kind, host, port, scheme }) => `${kind} ${scheme}://${host}:${port}`),
      ['livenessProbe', 'readinessProbe', 'startupProbe'].map((kind) => `${kind} https://10.0.0.10:6443`),
    );
  });

  it('leave a port open whose name leads nowhere', async () => {
    const text = MANIFEST.replaceAll('port: probe-port', 'port: other');
    assert.equal((await factsOf(text))?.pod?.probes[0]?.port, undefined);
  });

  it('know where the type of a hostPath is written', async () => {
    const mount = (await factsOf(MANIFEST))?.mounts?.find(({ name }) => name === 'k8s-certs');
    assert.equal(MANIFEST.slice(mount?.hostPathTypeSpan?.start, mount?.hostPathTypeSpan?.end), 'DirectoryOrCreate');
  });
});
