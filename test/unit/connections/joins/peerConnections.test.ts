import assert from 'node:assert/strict';
import { joinByAddress } from '../../../../src/core/connections/joins/byAddress.ts';
import { endpointsOf, nodesByEndpoint } from '../../../../src/core/uses/lookup/endpoints.ts';
import { sidesOf } from '../../../../src/core/uses/sides.ts';
import { buildCluster } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { specsAfter } from '../../../support/viewAfter.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';
const OTHER = { etcdMembers: ['cp-0=https://10.0.0.9:2380'] };

describe('an etcd member that connects to another', () => {
  it('presents its peer certificate, or the one that it has for clients', async () => {
    const presented = async (flags: Readonly<Record<string, string>>) => {
      const specs = await specsAfter((node) => {
        for (const [flag, value] of Object.entries(flags)) node.replaceFlag('etcd', flag, value);
      }, OTHER);
      const spec = specs.find(({ kind }) => kind === 'etcd-peer') ?? assert.fail();
      assert.equal(spec.host?.value, '10.0.0.9');
      return [spec.clientCertificate, spec.clientKey].map((source) => source?.uri.split('/').at(-1));
    };
    assert.deepEqual(await presented({}), ['peer.crt', 'peer.key']);
    const own = {
      'peer-client-cert-file': `/${PKI}/etcd/healthcheck-client.crt`,
      'peer-client-key-file': `/${PKI}/etcd/healthcheck-client.key`,
    };
    assert.deepEqual(await presented(own), ['healthcheck-client.crt', 'healthcheck-client.key']);
  });

  it('is verified by the address that it is known by, unless the other end skips that', async () => {
    const cluster = await buildCluster({ nodes: 2, keyAlgorithm: 'ECDSA-P256', now: NOW });
    const files = new Map(
      cluster.flatMap((node, at) => [...node].map(([path, file]) => [`cp-${at + 1}/${path}`, file] as const)),
    );
    const { report } = await inspectFiles(files, NOW);
    const views = report.nodes.map(({ view }) => view);
    const byEndpoint = nodesByEndpoint(views);
    const endpoints = endpointsOf((endpoint) => views.find(({ id }) => id === byEndpoint.get(endpoint)));
    const [spec] = views
      .flatMap((view) => [...joinByAddress('etcd-peer', view, sidesOf, endpoints)])
      .filter((one) => one.kind === 'etcd-peer');
    assert.match(spec?.clientAddress ?? '', /^10\.0\.0\.1[12]$/);
    assert.notEqual(spec?.clientAddress, spec?.host?.value);
  });
});

describe('an API server that connects to an etcd elsewhere', () => {
  it('does not connect to the etcd on the same node', async () => {
    const specs = await specsAfter((node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.9.9.9:2379'),
    );
    const spec = specs.find(({ kind, from }) => kind === 'etcd' && from.component === 'kube-apiserver');
    assert.ok(spec && spec.to.uri === undefined && spec.missing);
  });
});
