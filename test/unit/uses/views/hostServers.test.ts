import assert from 'node:assert/strict';
import type { NodeView } from '../../../../src/core/model/node.ts';
import { sidesOf } from '../../../../src/core/uses/sides.ts';
import { pairsFrom } from '../../../../src/core/uses/views/hostServers.ts';
import { routedHosts } from '../../../../src/core/uses/views/routedHosts.ts';
import { NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules: [{ host: shop.example.org }, { host: eu.example.net }]
  tls:
  - hosts: [shop.example.org, unrouted.example.org]
    secretName: web-tls
  - hosts: ["*.example.net"]
    secretName: web-tls
`;

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public }
spec:
  listeners:
  - { name: one, protocol: HTTPS, port: 443, hostname: shop.example.org, tls: { certificateRefs: [{ name: web-tls }] } }
  - { name: all, protocol: HTTPS, port: 443, tls: { certificateRefs: [{ name: web-tls }] } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.org, eu.example.org]
`;

async function viewOf(files: Readonly<Record<string, string>>): Promise<NodeView> {
  const { report } = await inspectFiles(files, NOW);
  const view = report.nodes[0]?.view;
  assert.ok(view);
  return view;
}

describe('what Ingresses and Gateways serve', () => {
  let secret: string;
  before(async () => {
    secret = secretText({ data: pairData(await serving(undefined, ['shop.example.org'])) });
  });

  it('is the pair of the Secret, for the hosts that clients ask for', async () => {
    const view = await viewOf({ 'a.yaml': INGRESS, 'b.yaml': secret });
    const entries = sidesOf(view).serving.map(({ asked, pairs }) => [
      asked.map(({ host, byWildcard }) => [host.value, byWildcard]),
      pairs.map((pair) => [pair.secret.name, pair.certificate?.artifacts.length, pair.key?.artifacts.length]),
    ]);
    assert.deepEqual(entries, [
      [[['shop.example.org', false]], [['web-tls', 1, 1]]],
      [[['eu.example.net', true]], [['web-tls', 1, 1]]],
    ]);
    const [pair] = sidesOf(view).serving[0]?.pairs ?? [];
    assert.ok(pair);
    assert.equal(pairsFrom(view, pair.secret).length, 2);
  });

  it('is not known without the Secret', async () => {
    const view = await viewOf({ 'a.yaml': INGRESS });
    assert.deepEqual(
      sidesOf(view).serving.map(({ pairs }) => pairs),
      [[], []],
    );
  });

  it('is asked for by the hosts of routes that no listener names', async () => {
    const view = await viewOf({ 'a.yaml': GATEWAY, 'b.yaml': secret });
    assert.deepEqual(
      routedHosts(view).map(({ listener, hosts }) => [
        listener.binding.listener?.name,
        hosts.map(({ value }) => value),
      ]),
      [['all', ['eu.example.org']]],
    );
  });
});
