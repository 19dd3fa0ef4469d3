import assert from 'node:assert/strict';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { reportOfFault } from '../../../support/faultReport.ts';
import { FAULTS, faultyNode } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { codeIn, slotsOf, templateOf, valuesIn } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('explaining broken connections', () => {
  it('finds the cause of every one in every fault, and quotes what is logged', async () => {
    let broken = 0;
    for (const { id } of FAULTS) {
      const report = await reportOfFault(id);
      const texts = report.findings.flatMap(({ message, related }) => [message, ...related.map((one) => one.message)]);
      for (const { verdict, error = '' } of report.connections) {
        if (verdict !== 'broken') continue;
        broken++;
        assert.ok(
          error !== '' &&
            texts.some((text) => [...codeIn(text), ...valuesIn(text)].join('\n').includes(contentOf(error))),
          `${id}: ${error}`,
        );
      }
    }
    assert.ok(broken > 100, `${broken}`);
  });

  it('does not take a fault elsewhere for the cause', async () => {
    const node = await faultyNode('scheduler-client-expired', { now: NOW });
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt');
    const { report } = await inspectFiles(node.files, NOW);
    const breaks = report.findings.flatMap(({ rule, related }) =>
      related.flatMap(({ message }) =>
        templateOf(message).startsWith('Breaks ') ? `${rule} ${slotsOf(message).connection}` : [],
      ),
    );
    assert.deepEqual(breaks.sort(), [
      'trust/leaf-not-signed-by-trust kube-apiserver etcd',
      'validity/cert-expired kube-scheduler kube-apiserver',
    ]);
  });

  it('lists those that are broken by themselves, without those that only follow because a component does not start', async () => {
    const listed = async (path: string) => {
      const node = await openNode({ now: NOW });
      node.remove(path);
      const { report } = await inspectFiles(node.files, NOW);
      return report.findings.flatMap(({ related }) =>
        related.flatMap(({ message }) =>
          templateOf(message).startsWith('Breaks ') ? (slotsOf(message).connection ?? '') : [],
        ),
      );
    };
    assert.deepEqual(await listed('etc/kubernetes/pki/apiserver-kubelet-client.crt'), ['kube-apiserver kubelet']);
    const served = await listed('etc/kubernetes/pki/apiserver.crt');
    assert.ok(served.length > 3 && served.every((one) => one.endsWith(' kube-apiserver')), served.join(', '));
  });

  it('does not take a CA file that is wrong for one flag for wrong at another', async () => {
    const node = await faultyNode('kubelet-client-by-other-ca', { now: NOW });
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt');
    const { report } = await inspectFiles(node.files, NOW);
    const ends = new Map(report.connections.map(({ id, to }) => [id, to.component]));
    assert.deepEqual(
      report.findings
        .filter(({ breaks }) => breaks)
        .map(({ rule, breaks = [] }) => `${rule} ${breaks.map((id) => ends.get(id)).join(', ')}`)
        .sort(),
      ['isolation/kubelet-client-wrong-ca kubelet', 'trust/leaf-not-signed-by-trust etcd'],
    );
  });

  it('quotes what is logged only of the fault that makes it logged', async () => {
    const node = await faultyNode('scheduler-client-expired', { now: NOW });
    node.remove('etc/kubernetes/pki/apiserver.crt');
    const { report } = await inspectFiles(node.files, NOW);
    const logged = (of: string) =>
      report.findings.filter(({ rule }) => rule === of).map(({ message }) => codeIn(message).join(' '));
    const expired = logged('validity/cert-expired');
    assert.equal(expired.length, 1);
    assert.doesNotMatch(expired.join(''), /no such file/);
    assert.match(logged('manifests/flag-file-missing').join('\n'), /apiserver\.crt: no such file/);
  });

  it('breaks what shows a certificate to an API server that verifies none, and what a quoted path keeps from starting', async () => {
    for (const [change, error] of [
      [
        (node: NodePki) => node.replaceFlag('kube-apiserver', 'client-ca-file', undefined),
        'x509: certificate signed by unknown authority',
      ],
      [
        (node: NodePki) => node.replaceFlag('kube-apiserver', 'tls-cert-file', '"/etc/kubernetes/pki/apiserver.crt"'),
        'open "/etc/kubernetes/pki/apiserver.crt": no such file or directory',
      ],
    ] as const) {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
      change(node);
      const { report } = await inspectFiles(node.files, NOW);
      const own = report.connections.filter(({ from }) => from.component === 'kube-scheduler');
      assert.deepEqual(
        own.map(({ verdict, error: said }) => [verdict, said]),
        [['broken', error]],
      );
      assert.equal(report.findings.filter(({ severity }) => severity === 'error').length, 1);
    }
  });

  it('keeps what a person silenced as the cause, so that nothing else takes its place', async () => {
    const { files } = await faultyNode('apiserver-expired', { now: NOW });
    const off = await inspectFiles(files, NOW, { severities: { 'validity/cert-expired': 'off' } });
    assert.deepEqual(off.names, []);
    const hint = await inspectFiles(files, NOW, { severities: { 'validity/cert-expired': 'hint' } });
    assert.deepEqual(
      hint.report.findings.map(({ rule, severity }) => `${rule} ${severity}`),
      ['validity/cert-expired hint'],
    );
  });

  it('lists of a thousand alike only some, and how many more there are', async () => {
    const { brokenPlaces } = await import('../../../../src/core/rules/causes/brokenPlaces.ts');
    const report = await reportOfFault('apiserver-expired');
    const one = report.connections.find(({ verdict }) => verdict === 'broken') ?? assert.fail();
    const at = (start: number) => ({ ...(one.host?.at ?? one.at), span: { start, end: start + 1 } });
    const places = brokenPlaces(
      Array.from({ length: 1000 }, (_, start) => ({
        ...one,
        host: undefined,
        client: undefined,
        server: undefined,
        at: at(start),
      })),
    );
    assert.equal(places.length, 8);
    const { count, why } = slotsOf(places.at(-1)?.message ?? assert.fail());
    assert.equal(count, '992');
    assert.match(why ?? '', /^tls: /);
    assert.equal(brokenPlaces([one, one, one]).length, 1);
  });
});
