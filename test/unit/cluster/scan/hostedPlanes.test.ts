import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, jsonReport, pathsBelow, type Report, unreadOf } from '../../../../src/core/index.ts';
import { configMapText, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = 'etc/kubernetes/pki/';

type Files = Map<string, string>;
type Arrange = (one: NodePki, other: NodePki) => Files;

const inOneFile = (pki: NodePki, namespace: string) => [...hostedControlPlane(pki, namespace).values()].join('---\n');

/** How two control planes may be next to each other. */
const ARRANGEMENTS: Readonly<Record<string, Arrange>> = {
  'in two namespaces and folders': (one, other) =>
    new Map([...hostedControlPlane(one, 'a', 'tenants/a/'), ...hostedControlPlane(other, 'b', 'tenants/b/')]),
  'in two folders of one namespace': (one, other) =>
    new Map([...hostedControlPlane(one, 'a', 'tenants/a/'), ...hostedControlPlane(other, 'a', 'tenants/b/')]),
  'in two namespaces and one folder': (one, other) =>
    new Map([
      ['a.yaml', inOneFile(one, 'a')],
      ['b.yaml', inOneFile(other, 'b')],
    ]),
  'in one file': (one, other) => new Map([['all.yaml', `${inOneFile(one, 'a')}---\n${inOneFile(other, 'b')}`]]),
  'in one file, in turns': (one, other) => {
    const [first, second] = [hostedControlPlane(one, 'a'), hostedControlPlane(other, 'b')];
    const texts = [...first].flatMap(([path, text]) => [text, second.get(path) ?? '']);
    return new Map([['all.yaml', texts.join('---\n')]]);
  },
  'with the pods of both in one file': (one, other) => {
    const [first, second] = [hostedControlPlane(one, 'a', 'a/'), hostedControlPlane(other, 'b', 'b/')];
    const pods = [first.get('a/plane.yaml'), second.get('b/plane.yaml')].join('---\n');
    const objects = [...first, ...second].filter(([path]) => !path.endsWith('plane.yaml'));
    return new Map([...objects, ['planes.yaml', pods] as const]);
  },
};

/** Faults of the second, with the finding. */
const FAULTS: Readonly<Record<string, readonly [(pki: NodePki) => void | Promise<void>, string]>> = {
  'an expired serving certificate': [
    (pki) =>
      void pki.replaceCertificate(`${PKI}apiserver.crt`, {
        notBefore: new Date('2025-01-01'),
        notAfter: new Date('2026-05-01'),
      }),
    'validity/cert-expired',
  ],
  'a client certificate of another CA': [
    async (pki) =>
      void pki.replaceCertificate(`${PKI}apiserver-etcd-client.crt`, { issuer: await pki.otherAuthority() }),
    'isolation/etcd-client-wrong-ca',
  ],
};

describe('two hosted control planes', () => {
  for (const [title, arrange] of Object.entries(ARRANGEMENTS)) {
    it(`are two nodes without findings: ${title}`, async () => {
      const { report } = await inspectFiles(arrange(...(await twoNodes())), NOW);
      const { loud, connections } = answersTo(report);
      assert.deepEqual(loud, []);
      assert.deepEqual(
        report.nodes.map(({ view }) => view.components.length),
        [4, 4],
      );
      const count = (text: string) => connections.filter((one) => one === text).length;
      assert.equal(count('ok kube-apiserver → etcd'), 2);
      assert.equal(count('ok kube-scheduler → kube-apiserver'), 2);
      assert.ok(!connections.some((one) => one.startsWith('broken')));
    });

    for (const [fault, [change, rule]] of Object.entries(FAULTS)) {
      it(`have the findings of each: ${title}, ${fault} in the second`, async () => {
        const [one, other] = await twoNodes();
        await change(other);
        const { report } = await inspectFiles(arrange(one, other), NOW);
        const { loud, connections } = answersTo(report);
        assert.deepEqual(
          loud.map((text) => text.split(' ')[0]),
          [rule],
        );
        assert.ok(connections.includes('ok kube-apiserver → etcd') || fault.startsWith('an expired'));
        assert.ok(connections.some((text) => text.startsWith('broken')));
      });
    }
  }

  for (const [title, arrange] of Object.entries(ARRANGEMENTS)) {
    it(`are nodes apart from the machine whose files contain theirs: ${title}`, async () => {
      const [one, other] = await twoNodes();
      const node = await openNode({ clusterName: 'third', keyAlgorithm: 'ECDSA-P256' });
      await FAULTS['a client certificate of another CA']?.[0](other);
      const { report } = await inspectFiles(
        new Map<string, string | NodeFile>([...node.files, ...arrange(one, other)]),
        NOW,
      );
      const { loud, connections } = answersTo(report);
      assert.deepEqual(
        loud.map((text) => text.split(' ')[0]),
        ['isolation/etcd-client-wrong-ca'],
      );
      assert.deepEqual(
        report.nodes.map(({ view }) => view.components.length),
        [5, 4, 4],
      );
      assert.equal(connections.filter((text) => text === 'ok kube-apiserver → etcd').length, 2);
    });
  }

  it('is a node by itself, the only one, if its file is among those of a machine', async () => {
    const [one, node] = await twoNodes();
    await FAULTS['a client certificate of another CA']?.[0](one);
    for (const path of ['plane.yaml', 'etc/kubernetes/plane.yaml']) {
      const { report } = await inspectFiles(
        new Map<string, string | NodeFile>([...node.files, [path, inOneFile(one, 'a')]]),
        NOW,
      );
      assert.deepEqual(
        report.nodes.map(({ view }) => view.label),
        ['workspace', 'a'],
      );
      assert.deepEqual(
        answersTo(report).loud.map((text) => text.split(' ')[0]),
        ['isolation/etcd-client-wrong-ca'],
      );
    }
  });

  it('belong to the machine if its kubelet reads them as static pods', async () => {
    const [one, node] = await twoNodes();
    const path = 'etc/kubernetes/manifests/plane.yaml';
    const { report } = await inspectFiles(
      new Map<string, string | NodeFile>([...node.files, [path, inOneFile(one, 'a')]]),
      NOW,
    );
    assert.equal(report.nodes.length, 1);
  });

  it('are not one cluster because the names within their namespaces are the same', async () => {
    const files = ARRANGEMENTS['in two namespaces and folders']?.(...(await twoNodes())) ?? new Map<string, string>();
    for (const [path, text] of files) files.set(path, text.replace(/ *- --advertise-address=.*\n/, ''));
    const { report } = await inspectFiles(files, NOW);
    assert.deepEqual(answersTo(report).loud, []);
    assert.ok(!answersTo(report).connections.some((one) => one.startsWith('broken')));
  });

  it('assign objects of other namespaces to a third node, and keep the file whole in the report', async () => {
    const [one, other] = await twoNodes();
    const more = secretText({ name: 'web', namespace: 'shop', data: pairData(await serving(undefined, ['shop'])) });
    const text = [inOneFile(one, 'a'), inOneFile(other, 'b'), more].join('---\n');
    const { report, workspace } = await inspectFiles(new Map([['all.yaml', text]]), NOW);
    assert.deepEqual(
      report.nodes.map(({ view }) => view.components.length),
      [0, 4, 4],
    );
    const artifacts = report.nodes.map(({ view }) => view.files.flatMap(({ file }) => file.artifacts).length);
    assert.equal(artifacts[0], 2);
    assert.equal(
      report.files.get(workspace.uri('all.yaml'))?.artifacts.length,
      artifacts.reduce((sum, count) => sum + count, 0),
    );
  });

  it('are as many nodes as there are folders, of however many tenants', async () => {
    const [one] = await twoNodes();
    const tenants = Array.from({ length: 65 }, (_, at) => [...hostedControlPlane(one, `t${at}`, `tenants/t${at}/`)]);
    const { report } = await inspectFiles(new Map(tenants.flat()), NOW);
    assert.equal(report.nodes.length, 65);
    assert.deepEqual(report.skipped, []);
    assert.deepEqual(answersTo(report).loud, []);
  });

  it('are checked as far as the size of their file allows, which is reported at the file', async () => {
    const { report, workspace } = await inspectFiles({ 'all.yaml': tinyPlanes(1000).join('---\n') }, NOW);
    assert.ok(report.nodes.length > 150 && report.nodes.length < 1000, `${report.nodes.length}`);
    assert.deepEqual(report.skipped, [{ uri: workspace.uri('all.yaml'), reason: 'too-many-nodes-in-file' }]);
    assert.deepEqual(unreadOf(report), report.skipped);
  });

  it('have no finding twice for what is in no object', async () => {
    const [one, other] = await twoNodes();
    const planes = [inOneFile(one, 'a'), inOneFile(other, 'b')];
    for (const more of [[], [configMapText('shop', 'shop', { a: 'b' })]]) {
      const { report } = await inspectFiles({ 'all.yaml': [...planes, ...more, 'a: b: [\n'].join('---\n') }, NOW);
      assert.deepEqual(
        answersTo(report).loud.map((text) => text.split(' ')[0]),
        ['files/yaml-syntax'],
      );
      assert.equal(report.nodes.length, 2 + more.length);
    }
  });

  it('do not answer for a kubeconfig that may be of either', async () => {
    const [one, other] = await twoNodes();
    for (const pki of [one, other]) {
      const kubeconfig = pki.text('etc/kubernetes/admin.conf');
      const text = [inOneFile(one, 'a'), inOneFile(other, 'b'), kubeconfig].join('---\n');
      const { report } = await inspectFiles({ 'all.yaml': text }, NOW);
      assert.deepEqual(answersTo(report).loud, []);
      assert.deepEqual(
        report.nodes.map(({ view }) => view.kubeconfigs.filter(({ document }) => !document.embedded).length),
        [1, 0, 0],
      );
    }
  });

  it('leave a file of one of their namespaces whole in the node that it is in', async () => {
    const [one, other] = await twoNodes();
    const proxy = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: p, namespace: a}\nspec: {template: {spec: {containers: [{name: kube-scheduler, command: [kube-scheduler, --tls-cert-fil=x]}]}}}\n`;
    const all = [inOneFile(one, 'a'), inOneFile(other, 'b')].join('---\n');
    const shop = configMapText('shop', 'shop', { a: 'b' });
    const { report } = await inspectFiles({ 'all.yaml': [all, shop].join('---\n'), 'more.yaml': proxy }, NOW);
    assert.deepEqual(answersTo(report).loud, ['manifests/flag-unknown more.yaml:4']);
  });

  it('are apart from those of a namespace in which it is open what belongs together', async () => {
    const [one, other] = await twoNodes();
    const files = new Map([...hostedControlPlane(one, 'a', 'a/'), ...hostedControlPlane(other, 'c', 'c/')]);
    files.set('d/plane.yaml', files.get('c/plane.yaml') ?? '');
    const { report } = await inspectFiles(files, NOW);
    assert.deepEqual(
      report.nodes.map(({ view }) => view.label),
      ['workspace', 'a'],
    );
    assert.deepEqual(answersTo(report).loud, []);
  });

  it('do not call a comment idle while the file cannot be read whole', async () => {
    const [one, other] = await twoNodes();
    const comment = '# kubernetes-pki-disable-file files/pem-indented -- why\n';
    const planes = [comment + inOneFile(one, 'a'), inOneFile(other, 'b')];
    const idle = async (text: string) => {
      const { report } = await inspectFiles(new Map([['b.yaml', text], ...hostedControlPlane(one, 'c')]), NOW);
      return report.findings.filter(({ rule }) => rule === 'files/unused-suppression').length;
    };
    assert.equal(await idle(planes.join('---\n')), 1);
    assert.equal(await idle([...planes, 'a: b: [\n'].join('---\n')), 0);
  });

  for (const isShared of [false, true]) {
    it(`are ${isShared ? 'open' : 'two nodes'} in one file and namespace if their pods share ${isShared ? 'a' : 'no'} Secret`, async () => {
      const planes = await Promise.all(
        ['a', 'b'].map(async (name) => {
          const pki = await openNode({ clusterName: name, nodeName: `${name}-etcd`, keyAlgorithm: 'ECDSA-P256' });
          if (name === 'b') await FAULTS['a client certificate of another CA']?.[0](pki);
          const text = inOneFile(pki, 'tenants').replaceAll('127.0.0.1:2379', `${name}-etcd:2379`);
          const renamed = text.replace(/^(?! *- )( *(?:name|secretName): )(?=tenant|etcd)/gm, `$1${name}-`);
          return isShared ? renamed.replace(/ame: [ab]-tenant-sa$/gm, 'ame: shared-sa') : renamed;
        }),
      );
      const { report } = await inspectFiles({ 'all.yaml': planes.join('---\n') }, NOW);
      assert.equal(report.nodes.length, isShared ? 1 : 2);
      const { loud, connections } = answersTo(report);
      if (isShared) return;
      assert.deepEqual(
        report.nodes.map(({ view }) => view.label),
        ['tenants/a-tenant', 'tenants/b-tenant'],
      );
      assert.deepEqual(
        loud.map((text) => text.split(' ')[0]).filter((rule) => rule !== 'manifests/etcd-url-host'),
        ['isolation/etcd-client-wrong-ca'],
      );
      assert.deepEqual(
        connections.filter((one) => one.endsWith('kube-apiserver → etcd')),
        ['broken kube-apiserver → etcd', 'ok kube-apiserver → etcd'],
      );
    });
  }

  it('are none if one folder completes the other, as overlays do', async () => {
    const [one] = await twoNodes();
    const files = hostedControlPlane(one, 'a', 'base/');
    files.set('overlay/plane.yaml', files.get('base/plane.yaml') ?? '');
    const { report } = await inspectFiles(files, NOW);
    assert.equal(report.nodes.length, 1);
    assert.deepEqual(answersTo(report).loud, []);
  });

  it('follow an edit of a namespace as a new inspection does', async () => {
    const [one, other] = await twoNodes();
    const files = new Map([...hostedControlPlane(one, 'a', 'a/'), ...hostedControlPlane(other, 'b', 'b/')]);
    files.set(
      'b/plane.yaml',
      `${files.get('b/plane.yaml')}---\n${inOneFile(await openNode({ clusterName: 'third', keyAlgorithm: 'ECDSA-P256' }), 'c')}`,
    );
    const { workspace, inspector } = await inspectFiles(files, NOW);
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    for (const [from, to] of [
      ['kube-apiserver', 'kube-other'],
      ['kube-other', 'kube-apiserver'],
    ] as const) {
      const text = (files.get('b/plane.yaml') ?? '').replaceAll(from, to);
      files.set('b/plane.yaml', text);
      workspace.write('b/plane.yaml', text);
      const edited = await inspector.inspect(settings, { changed: new Set([workspace.uri('b/plane.yaml')]) });
      assert.ok(edited);
      assert.deepEqual(answersTo(edited), answersTo((await inspectFiles(files, NOW)).report));
    }
  });
});

/** Planes of one Deployment each, so many that their file does not pay for all. */
function tinyPlanes(count: number): readonly string[] {
  const spec =
    'containers: [{name: kube-apiserver, command: [kube-apiserver], volumeMounts: [{name: p, mountPath: /p}]}], volumes: [{name: p, secret: {secretName: s}}]';
  return Array.from(
    { length: count },
    (_, at) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: t, namespace: n${at}}\nspec: {template: {spec: {${spec}}}}\n`,
  );
}

async function twoNodes(): Promise<readonly [NodePki, NodePki]> {
  return [
    await openNode({ keyAlgorithm: 'ECDSA-P256' }),
    await openNode({ clusterName: 'other', keyAlgorithm: 'ECDSA-P256' }),
  ];
}

function answersTo(report: Report) {
  const { findings, connections } = jsonReport(report, ['w'], pathsBelow([{ uri: FOLDER_URI, name: 'w' }]));
  return {
    loud: findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, file, line }) => `${rule} ${file}:${line}`),
    connections: connections.map(({ verdict, from, to }) => `${verdict} ${from.component} → ${to.component}`).sort(),
  };
}
