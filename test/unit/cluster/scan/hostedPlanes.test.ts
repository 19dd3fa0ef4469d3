import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, jsonReport, pathsBelow, type Report } from '../../../../src/core/index.ts';
import { NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
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
