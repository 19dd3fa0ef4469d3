import assert from 'node:assert/strict';
import { startsAgain } from '../../../src/core/comparison/comparedComponents.ts';
import { recovers, startsToFollow } from '../../../src/core/comparison/stateComparison.ts';
import { breaks, compareReports, createScheduler, type StateComparison, worsens } from '../../../src/core/index.ts';
import { authority, calls, pairData, secretText, serving, webhookText } from '../../support/apiObjects.ts';
import { key, privateKeyPem, publicKeyPem } from '../../support/keyPair.ts';
import { buildCluster, type NodeFiles, type NodePki, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days, type NodeOptions, nodeSettings } from '../../support/nodeOptions.ts';
import { base64 } from '../../support/pem.ts';
import { orderedRotation } from '../../support/rotatedNode.ts';
import { contextText, machineText } from '../../support/talosText.ts';

const NOW = nodeSettings({}).now;
const FAST: NodeOptions = { keyAlgorithm: 'ECDSA-P256' };
const PKI = 'etc/kubernetes/pki';

async function compared(before: NodeFiles, after: NodeFiles): Promise<StateComparison> {
  const [old, current] = [await inspectFiles(before, NOW), await inspectFiles(after, NOW)];
  return compareReports(old.report, current.report, NOW.getTime(), createScheduler());
}

/** The effect of an edit of a node. */
async function changedBy(edit: (node: NodePki) => unknown) {
  const node = await openNode(FAST);
  const before = new Map(node.files);
  await edit(node);
  return compared(before, node.files);
}

const names = ({ connections, constraints, interrupted }: StateComparison) => ({
  interrupted: interrupted.map((at) => `${connections[at]?.from} ${connections[at]?.to}`),
  constraints: constraints.map(({ restart, before }) => `${restart} < ${before}`),
});

const during = ({ connections }: StateComparison, from: string, to: string) =>
  connections
    .find((one) => one.from === from && one.to === to)
    ?.during.map(({ state, connection }) =>
      [state.from.pair, state.from.trust, state.to.pair, state.to.trust, connection.verdict].join(' '),
    );

describe('comparing two states of a cluster', () => {
  it('finds nothing between a state and itself', async () => {
    const { certificates, connections, order, constraints } = await changedBy(() => {});
    assert.deepEqual([...certificates.added, ...certificates.removed, ...certificates.renewed], []);
    assert.ok(connections.length > 8);
    assert.ok(connections.every((one) => one.during.length === 0 && one.before?.verdict === one.after?.verdict));
    assert.deepEqual([order, constraints], [[], []]);
  });

  it('finds certificates that are renewed, added and gone, by their places', async () => {
    const { certificates } = await changedBy(async (node) => {
      node.reissue(`${PKI}/apiserver.crt`, { key: await key('renewed'), notAfter: days(NOW, 700) });
      node.put('etc/kubernetes/pki/more.crt', node.certificate(`${PKI}/ca.crt`).pem);
      node.remove(`${PKI}/front-proxy-client.crt`);
    });
    const places = (list: readonly { readonly origin: { readonly uri: string } }[]) =>
      list.map(({ origin }) => origin.uri.split('/').at(-1));
    assert.deepEqual(places(certificates.renewed.map(({ after }) => after)), ['apiserver.crt']);
    assert.deepEqual(places(certificates.added), ['more.crt']);
    assert.deepEqual(places(certificates.removed), ['front-proxy-client.crt']);
  });

  it('keeps every connection in any order where leaves of the same CAs are renewed', async () => {
    const comparison = await changedBy(async (node) => {
      for (const leaf of ['apiserver.crt', 'etcd/server.crt', 'apiserver-etcd-client.crt']) {
        node.reissue(`${PKI}/${leaf}`, { key: await key(`renewed ${leaf}`) });
      }
    });
    assert.deepEqual(names(comparison), { interrupted: [], constraints: [] });
    // etcd and the API server use new pairs at once.
    assert.deepEqual(during(comparison, 'kube-apiserver', 'etcd'), ['new new new new ok']);
  });

  it('reports a connection that no longer works', async () => {
    const comparison = await changedBy(async (node) => {
      const other = await node.otherAuthority('etcd-ca');
      node.reissue(`${PKI}/apiserver-etcd-client.crt`, { issuer: other });
    });
    const broken = comparison.connections.filter(breaks);
    assert.deepEqual(
      broken.map(({ from, to }) => [from, to]),
      [['kube-apiserver', 'etcd']],
    );
    assert.equal(comparison.connections[0], broken[0]);
  });

  it('reports a component that no longer starts, what follows from it, and their cause once', async () => {
    const comparison = await changedBy((node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`));
    const { components, connections, causes } = comparison;
    const [first, ...others] = components;
    assert.deepEqual(
      [first?.name, first?.before?.state, first?.after?.state],
      ['kube-apiserver', 'starts', 'does not start'],
    );
    assert.ok(others.length > 3 && others.every(({ before, after }) => before?.state === after?.state));
    const at = (is: (one: (typeof connections)[number]) => boolean) =>
      connections.flatMap((one, index) => (is(one) ? [index] : []));
    assert.deepEqual(
      at(breaks).map((index) => connections[index]?.to),
      ['etcd'],
    );
    assert.equal(at(startsToFollow).length, 6);
    assert.ok(connections.every(({ follows }) => (follows.after?.component ?? 0) === 0 && !follows.before));
    assert.deepEqual(
      causes.map((one) => [one.finding.rule, one.breaks, one.stops, one.follows.toSorted((a, b) => a - b)]),
      [['trust/leaf-not-signed-by-trust', at(breaks), [0], at(startsToFollow)]],
    );
    assert.equal(worsens(comparison), true);
  });

  it('reports a connection as recovered if its component starts again', async () => {
    const node = await openNode(FAST);
    const correct = new Map(node.files);
    node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`);
    const comparison = await compared(node.files, correct);
    assert.deepEqual(
      comparison.components.filter(startsAgain).map(({ name }) => name),
      ['kube-apiserver'],
    );
    assert.equal(comparison.connections.filter(recovers).length, 7);
    assert.deepEqual([comparison.causes, worsens(comparison)], [[], false]);
  });

  it('says that no order of restarts keeps the connections of a CA that is replaced at once', async () => {
    const [[before], [after]] = [
      await buildCluster({ ...FAST, nodes: 1, clusterName: 'one' }),
      await buildCluster({ ...FAST, nodes: 1, clusterName: 'other' }),
    ];
    assert.ok(before && after);
    const comparison = await compared(before, after);
    const { interrupted, constraints } = names(comparison);
    for (const name of ['kube-scheduler kube-apiserver', 'kube-apiserver etcd'])
      assert.ok(interrupted.includes(name), name);
    // Both read their files again.
    assert.ok(!interrupted.includes('kube-apiserver kubelet'));
    assert.deepEqual(constraints, []);
    assert.deepEqual(during(comparison, 'kube-apiserver', 'etcd'), [
      'new old new old broken',
      'new new new old broken',
      'new old new new broken',
      'new new new new ok',
    ]);
  });

  it('keeps every connection where a second CA is trusted besides, before it signs anything', async () => {
    const comparison = await changedBy(async (node) => {
      const next = await node.otherAuthority('etcd-ca');
      node.setCertificate(`${PKI}/etcd/ca.crt`, node.certificate(`${PKI}/etcd/ca.crt`), [next]);
    });
    assert.deepEqual(names(comparison), { interrupted: [], constraints: [] });
    assert.deepEqual(during(comparison, 'kube-apiserver', 'etcd'), [
      'new old new old ok',
      'new new new old ok',
      'new old new new ok',
      'new new new new ok',
    ]);
  });

  it('restarts who must trust a new CA before who presents a certificate of it', async () => {
    const { before, after } = await orderedRotation(NOW);
    const comparison = await compared(before, after);
    assert.deepEqual(names(comparison), { interrupted: [], constraints: ['kube-apiserver < kubelet'] });
    assert.deepEqual(comparison.order, ['kube-apiserver', 'kubelet']);
    assert.deepEqual(during(comparison, 'kube-apiserver', 'kubelet'), [
      'new old old new ok',
      'new new old new ok',
      'new old new new broken',
      'new new new new ok',
    ]);
  });

  it('keeps a running component to the path that it was started with', async () => {
    const comparison = await changedBy(async (node) => {
      const next = await node.otherAuthority('etcd-ca-2');
      const old = node.certificate(`${PKI}/etcd/ca.crt`);
      const kept = new Map(node.files);
      node.reissue(`${PKI}/etcd/server.crt`, { issuer: next, key: await key('next etcd') });
      for (const [flag, extension] of [
        ['cert-file', 'crt'],
        ['key-file', 'key'],
      ] as const) {
        const [one, other] = [`${PKI}/etcd/server.${extension}`, `${PKI}/etcd/server-next.${extension}`];
        const [written, before] = [node.files.get(one), kept.get(one)];
        assert.ok(written && before);
        node.files.set(other, written).set(one, before);
        node.replaceFlag('etcd', flag, `/${other}`);
      }
      node.put(`${PKI}/etcd-both.crt`, old.pem + next.pem);
      node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd-both.crt`);
    });
    assert.deepEqual(during(comparison, 'kube-apiserver', 'etcd'), [
      'new old old new ok',
      'new new old new ok',
      'new old new new broken',
      'new new new new ok',
    ]);
    assert.deepEqual(comparison.order, ['kube-apiserver', 'etcd']);
  });

  it('reads the new content at the path that a running component was started with', async () => {
    const comparison = await changedBy(async (node) => {
      const next = await node.otherAuthority();
      node.put(`${PKI}/ca-bundle.crt`, `${node.text(`${PKI}/ca.crt`)}${next.pem}`);
      node.put(`${PKI}/ca.crt`, next.pem);
      node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/ca-bundle.crt`);
    });
    // kube-apiserver goes on watching ca.crt, which is the new CA alone, until it is started with the bundle.
    assert.deepEqual(during(comparison, 'kube-scheduler', 'kube-apiserver'), [
      'new new new old broken',
      'new new new new ok',
    ]);
  });

  /** The states of what is signed by one component: who was restarted, and the verdict. */
  const statesOf = ({ connections }: StateComparison, kind: 'tokens' | 'signing', from: string) =>
    connections
      .find((one) => one.kind === kind && one.from.startsWith(from))
      ?.during.map(({ state: { restarted }, connection: { verdict } }) => {
        const ends = [...(restarted.from ? ['signer'] : []), ...(restarted.to ? ['verifier'] : [])];
        return `${ends.join(' and ') || 'none'} ${verdict}`;
      });

  it('rejects tokens that were signed before the key was replaced, once kube-apiserver restarts', async () => {
    const comparison = await changedBy(async (node) => {
      const next = await key('next sa', 'RSA-2048');
      node.put(`${PKI}/sa.key`, privateKeyPem(next));
      node.put(`${PKI}/sa.pub`, publicKeyPem(next));
    });
    assert.deepEqual(statesOf(comparison, 'tokens', 'kube-apiserver'), [
      'none ok',
      'verifier broken',
      'signer and verifier ok',
    ]);
    assert.deepEqual(statesOf(comparison, 'tokens', 'kube-controller-manager'), [
      'none ok',
      'signer broken',
      'verifier broken',
      'signer and verifier ok',
    ]);
    assert.deepEqual(names(comparison).interrupted, [
      'kube-apiserver kube-apiserver',
      'kube-controller-manager kube-apiserver',
    ]);
  });

  it('restarts kube-apiserver, which verifies with the new key, before kube-controller-manager, which signs with it', async () => {
    const comparison = await changedBy(async (node) => {
      const next = await key('next sa', 'RSA-2048');
      node.put(`${PKI}/sa.pub`, `${node.text(`${PKI}/sa.pub`)}${publicKeyPem(next)}`);
      node.put(`${PKI}/sa.key`, privateKeyPem(next));
    });
    assert.deepEqual(names(comparison), {
      interrupted: [],
      constraints: ['kube-apiserver < kube-controller-manager'],
    });
  });

  it('reports tokens that no key verifies after the change', async () => {
    const comparison = await changedBy(async (node) =>
      node.put(`${PKI}/sa.pub`, publicKeyPem(await key('next sa', 'RSA-2048'))),
    );
    assert.deepEqual(
      comparison.connections.filter(breaks).map(({ kind, from }) => `${kind} ${from}`),
      ['tokens kube-apiserver', 'tokens kube-controller-manager'],
    );
    assert.deepEqual(statesOf(comparison, 'tokens', 'kube-apiserver'), ['none ok', 'verifier broken']);
  });

  it('signs certificate requests with the pair at the old path until kube-controller-manager restarts', async () => {
    const comparison = await changedBy((node) => {
      for (const [flag, extension] of [
        ['cluster-signing-cert-file', 'crt'],
        ['cluster-signing-key-file', 'key'],
      ] as const)
        node.replaceFlag('kube-controller-manager', flag, `/${PKI}/front-proxy-ca.${extension}`);
    });
    assert.deepEqual(statesOf(comparison, 'signing', 'kube-controller-manager'), ['none ok', 'signer broken']);
    assert.deepEqual(
      comparison.causes.map(({ finding, breaks: broken }) => [finding.rule, broken.length]),
      [['trust/signer-not-trusted-for-clients', 1]],
    );
  });

  it('signs with the old CA while a new one is half written, and reads a whole one again', async () => {
    const written = (extensions: readonly string[]) =>
      changedBy(async (node) => {
        const next = await node.otherAuthority();
        const trusted = node.certificate(`${PKI}/ca.crt`).pem;
        node.put(`${PKI}/clients.crt`, `${trusted}${next.pem}`);
        node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/clients.crt`);
        if (extensions.includes('crt')) node.put(`${PKI}/ca.crt`, next.pem);
        if (extensions.includes('key')) node.put(`${PKI}/ca.key`, privateKeyPem(next.key));
      });
    // The running API server watches ca.crt, which is the new CA alone.
    assert.deepEqual(statesOf(await written(['crt', 'key']), 'signing', 'kube-controller-manager'), [
      'none ok',
      'verifier ok',
    ]);
    assert.deepEqual(statesOf(await written(['crt']), 'signing', 'kube-controller-manager')?.slice(0, 2), [
      'none broken',
      'signer broken',
    ]);
  });

  it('reports tokens of one control plane that another one no longer accepts', async () => {
    const nodes = await buildCluster({ ...FAST, nodes: 2 });
    const together = (all: readonly NodeFiles[]): NodeFiles =>
      new Map(all.flatMap((files, at) => [...files].map(([path, file]) => [`cp-${at + 1}/${path}`, file] as const)));
    const before = together(nodes);
    const next = await key('next sa', 'RSA-2048');
    const after = new Map(before)
      .set(`cp-1/${PKI}/sa.key`, new TextEncoder().encode(privateKeyPem(next)))
      .set(`cp-1/${PKI}/sa.pub`, new TextEncoder().encode(publicKeyPem(next)));
    const { connections } = await compared(before, after);
    const across = connections.filter(breaks).map(({ kind, from, to }) => `${kind} ${from} ${to}`);
    assert.ok(across.includes('tokens kube-apiserver@cp-1 kube-apiserver@cp-2'), across.join('\n'));
    assert.ok(across.includes('tokens kube-apiserver@cp-2 kube-apiserver@cp-1'), across.join('\n'));
  });

  it('reports a webhook whose certificate no longer has the CA of its configuration', async () => {
    const [trusted, other] = [await authority('policy-ca'), await authority('other-ca')];
    const leaf = await serving(trusted, ['policy.kube-system.svc']);
    const node = await openNode(FAST);
    node.put('policy-tls.yaml', secretText({ name: 'policy-tls', namespace: 'kube-system', data: pairData(leaf) }));
    const webhook = (ca: typeof trusted) => webhookText({ config: calls('policy', 'kube-system', base64(ca.pem)) });
    node.put('policy.yaml', webhook(trusted));
    const before = new Map(node.files);
    node.put('policy.yaml', webhook(other));
    const { connections } = await compared(before, node.files);
    assert.deepEqual(
      connections.filter(breaks).map(({ kind, during: states }) => [kind, states.length]),
      [['webhook', 0]],
    );
  });

  it('knows webhooks and contexts by their names where their order changes', async () => {
    const [trusted, other] = [await authority('policy-ca'), await authority('other-ca')];
    const leaf = await serving(trusted, ['policy.kube-system.svc']);
    const webhook = (ca: typeof trusted, name: string, object = 'policy') =>
      webhookText({ config: calls('policy', 'kube-system', base64(ca.pem)) })
        .replace('name: policy.example.com', `name: ${name}`)
        .replace('name: policy', `name: ${object}`);
    const listed = (...texts: readonly string[]) =>
      texts.map((text, at) => (at === 0 ? text : text.slice(text.indexOf('- name:')))).join('');
    const client = async (ca: typeof trusted) => ({
      certificate: await serving(ca, ['os:admin'], { extendedKeyUsage: ['clientAuth'], sans: [] }),
    });
    const contexts = [
      contextText('home', trusted, await client(trusted)),
      contextText('stale', trusted, await client(other)),
    ];
    const pairs = [
      [webhook(trusted, 'good'), webhook(other, 'bad')],
      [webhook(trusted, 'same', 'good'), webhook(other, 'same', 'bad')],
    ] as const;
    const state = async (order: <Item>(items: readonly Item[]) => readonly Item[]) => {
      const node = await openNode(FAST);
      node.put('policy-tls.yaml', secretText({ name: 'policy-tls', namespace: 'kube-system', data: pairData(leaf) }));
      node.put('entries.yaml', listed(...order(pairs[0])));
      node.put('objects.yaml', order(pairs[1]).join('---\n'));
      node.put('talosconfig', `contexts:\n${order(contexts).join('')}`);
      node.put('machine.yaml', machineText({ machineCa: { certificate: trusted } }));
      return node.files;
    };
    const { connections } = await compared(await state((items) => items), await state((items) => items.toReversed()));
    const changed = connections.filter(({ before, after }) => before?.verdict !== after?.verdict);
    assert.deepEqual(changed, []);
    const broken = connections.filter(({ after }) => after?.verdict === 'broken');
    assert.deepEqual(broken.map(({ kind }) => kind).sort(), ['talos', 'webhook', 'webhook']);
  });

  it('names the node of each end where there are several', async () => {
    const [before, after] = [await buildCluster({ ...FAST, nodes: 3 }), await buildCluster({ ...FAST, nodes: 3 })];
    const together = (nodes: readonly NodeFiles[]): NodeFiles =>
      new Map(
        nodes.flatMap((files, at) => [...files].map(([path, content]) => [`cp-${at + 1}/${path}`, content] as const)),
      );
    const { connections } = await compared(together(before), together(after));
    const ends = connections.map(({ from, to }) => `${from} ${to}`);
    assert.ok(ends.includes('kube-apiserver@cp-1 etcd@cp-1'), ends.join('\n'));
    assert.ok(ends.includes('etcd@cp-3 etcd@cp-1'), ends.join('\n'));
  });
});
