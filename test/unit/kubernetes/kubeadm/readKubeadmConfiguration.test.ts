import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import type { KubernetesDocument } from '../../../../src/core/model/documents/document.ts';
import type { KubeadmConfigurationDocument } from '../../../../src/core/model/documents/kubeadm.ts';
import { CLUSTER_V1BETA3, CLUSTER_V1BETA4, INIT_V1BETA4, JOIN_V1BETA4 } from '../../../support/kubeadmConfig.ts';

const URI = 'file:///kubeadm.yaml';

async function read(text: string): Promise<readonly KubeadmConfigurationDocument[]> {
  const { documents } = await readDocuments(text, URI);
  return documents.filter((one: KubernetesDocument) => one.kind === 'kubeadmConfiguration');
}

async function cluster(text: string) {
  for (const { content } of await read(text)) if (content.kind === 'ClusterConfiguration') return content;
  throw new Error('no ClusterConfiguration');
}

describe('readKubeadmConfiguration', () => {
  it('reads cluster and init of one file, each value at its place', async () => {
    const text = `${CLUSTER_V1BETA4}---\n${INIT_V1BETA4}`;
    const found = await read(text);
    assert.deepEqual(
      found.map(({ apiVersion, content }) => [apiVersion.value, content.kind]),
      [
        ['kubeadm.k8s.io/v1beta4', 'ClusterConfiguration'],
        ['kubeadm.k8s.io/v1beta4', 'InitConfiguration'],
      ],
    );
    const { controlPlaneEndpoint, apiServerSans, etcdPeerSans, serviceSubnet } = await cluster(text);
    assert.equal(controlPlaneEndpoint?.value, 'k8s-api.example.com:6443');
    assert.equal(
      text.slice(controlPlaneEndpoint.span.start, controlPlaneEndpoint.span.end),
      controlPlaneEndpoint.value,
    );
    assert.deepEqual(apiServerSans.map(({ value, path }) => [value, path])[1], [
      '*.api.example.com',
      'apiServer.certSANs[1]',
    ]);
    assert.deepEqual([etcdPeerSans[0]?.value, serviceSubnet?.value], ['etcd.example.com', '10.96.0.0/12']);
  });

  it('reads both shapes of extra arguments', async () => {
    const list = (await cluster(CLUSTER_V1BETA4)).extraArgs;
    assert.deepEqual(
      list.map(({ component, shape }) => [component, shape]),
      [
        ['kube-apiserver', 'list'],
        ['kube-controller-manager', 'list'],
        ['etcd', 'list'],
      ],
    );
    assert.deepEqual(list[0]?.args.map(({ name, value }) => [name, value?.value])[1], [
      'oidc-ca-file',
      '/etc/oidc/ca.crt',
    ]);
    assert.deepEqual(list[0]?.volumes, [{ name: 'oidc', hostPath: '/etc/oidc', mountPath: '/etc/oidc' }]);
    const map = (await cluster(CLUSTER_V1BETA3)).extraArgs;
    assert.deepEqual(
      map.map(({ shape, args }) => [shape, args.map(({ name }) => name)]),
      [['map', ['authorization-mode', 'profiling']]],
    );
  });

  it('keeps of secrets nothing but their shape', async () => {
    const text = `${INIT_V1BETA4}---\n${JOIN_V1BETA4.replace('tlsBootstrapToken: abcdef.', 'tlsBootstrapToken: ABCDEF.')}`;
    const found = await read(text);
    const kept = JSON.stringify(found);
    for (const secret of ['0123456789abcdef', 'e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204']) {
      assert.ok(!kept.includes(secret), kept);
    }
    const join = found[1]?.content;
    assert.ok(join?.kind === 'JoinConfiguration');
    assert.deepEqual(
      [join.discovery?.token?.form, join.discovery?.tlsBootstrapToken?.form, join.certificateKey?.form],
      ['wellFormed', 'malformed', 'wellFormed'],
    );
    assert.equal(join.advertiseAddress?.value, '10.0.0.11');
  });

  it('reads the ConfigMap kubeadm-config at its places', async () => {
    const inner = CLUSTER_V1BETA4.replaceAll(/^(?=.)/gm, '    ');
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kubeadm-config\ndata:\n  ClusterConfiguration: |\n${inner}`;
    const [stored] = await read(text);
    assert.ok(stored?.isStored && stored.content.kind === 'ClusterConfiguration');
    const { serviceSubnet } = stored.content;
    assert.equal(serviceSubnet?.path, 'data.ClusterConfiguration.networking.serviceSubnet');
    assert.equal(text.slice(serviceSubnet.span.start, serviceSubnet.span.end), '10.96.0.0/12');
    const within = (namespace: string) => text.replace('name: kubeadm-config\n', `$&  namespace: ${namespace}\n`);
    assert.equal((await read(within('kube-system'))).length, 1);
    assert.deepEqual(await read(within('tenant')), []);
  });

  it('leaves other objects and other groups alone', async () => {
    assert.deepEqual(
      await read('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {ClusterConfiguration: a}\n'),
      [],
    );
    assert.deepEqual(await read('apiVersion: bootstrap.cluster.x-k8s.io/v1beta1\nkind: ClusterConfiguration\n'), []);
    assert.deepEqual(await read('apiVersion: kubeadm.k8s.io/v1beta4\nkind: ResetConfiguration\n'), []);
  });
});
