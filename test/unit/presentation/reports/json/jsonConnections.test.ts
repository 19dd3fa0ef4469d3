import assert from 'node:assert/strict';
import { jsonReport, markdownReport, pathsBelow, textReport } from '../../../../../src/core/index.ts';
import { DOCUMENTED_RULES } from '../../../../support/documentedRules.ts';
import { faultyNode } from '../../../../support/faults.ts';
import { buildNode, openNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const PATH_OF = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);

const REFUSED = 'dial tcp 10.0.0.10:6443: connect: connection refused';
const KUBECTL_REFUSED =
  'The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?';

async function jsonOf(files: NodeFiles) {
  const { report } = await inspectFiles(files, NOW);
  return jsonReport(report, ['.'], PATH_OF);
}

describe('the connections of a printed report', () => {
  it('have the members of the contract, null where there is nothing to say', async () => {
    const { connections } = await jsonOf((await faultyNode('scheduler-conf-other-ca', { now: NOW })).files);
    for (const one of connections) {
      assert.deepEqual(Object.keys(one), [
        'from',
        'to',
        'kind',
        'verdict',
        'evidence',
        'side',
        'error',
        'reason',
        'answer',
        'logging',
        'follows',
        'running',
      ]);
      assert.deepEqual(
        [Object.keys(one.from), Object.keys(one.to)],
        [
          ['component', 'file'],
          ['component', 'file'],
        ],
      );
    }
    const [scheduler, ...others] = connections.filter(({ from }) => from.component === 'kube-scheduler');
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...scheduler, reason: '' },
      {
        from: { component: 'kube-scheduler', file: 'etc/kubernetes/scheduler.conf' },
        to: { component: 'kube-apiserver', file: 'etc/kubernetes/manifests/kube-apiserver.yaml' },
        kind: 'api',
        verdict: 'broken',
        evidence: 'configured',
        side: 'client',
        error: 'tls: failed to verify certificate: x509: certificate signed by unknown authority',
        reason: '',
        answer: null,
        logging: null,
        follows: null,
        running: null,
      },
    );
    const works = connections.find(({ to }) => to.component === 'etcd');
    assert.deepEqual([works?.verdict, works?.side, works?.error, works?.reason], ['ok', null, null, null]);
    assert.ok(connections.some(({ to }) => to.component === 'extension-apiserver' && to.file === null));
  });

  it('follow from a component that does not start, with the place of that component', async () => {
    const { connections, components } = await jsonOf((await faultyNode('etcd-cafile-cluster-ca', { now: NOW })).files);
    const states = components.map(({ component, state }) => [component, state]);
    assert.deepEqual(states, [
      ['etcd', 'starts'],
      ['kube-apiserver', 'does not start'],
      ['kube-controller-manager', 'starts'],
      ['kube-scheduler', 'starts'],
      ['kubelet', 'starts'],
    ]);
    const component = components.find(({ state }) => state === 'does not start');
    assert.deepEqual(
      { ...component, needs: component?.needs.map((at) => connections[at]?.to.component) },
      {
        component: 'kube-apiserver',
        node: 'workspace',
        file: 'etc/kubernetes/manifests/kube-apiserver.yaml',
        state: 'does not start',
        by: 'needs',
        reason: 'kube-apiserver → etcd is broken.',
        lastWords: 'Error creating leases: error creating storage factory: context deadline exceeded',
        exitsAfter: 20,
        needs: ['etcd'],
      },
    );
    const following = connections.filter(({ follows }) => follows !== null);
    assert.equal(following.length, 6);
    for (const { follows, verdict, side, error, from, to } of following) {
      assert.deepEqual([components[follows ?? -1]?.component, verdict, side], ['kube-apiserver', 'broken', null]);
      const isClient = from.component === 'kube-apiserver';
      const refused = from.component === 'kubectl' ? KUBECTL_REFUSED : REFUSED;
      assert.equal(error, isClient ? null : refused);
      assert.equal(isClient ? to.component : to.component === 'kube-apiserver', isClient ? 'kubelet' : true);
    }
  });

  it('follow from a component that does not start by its own files, but for those that use these files', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.remove('etc/kubernetes/pki/apiserver.crt');
    const { connections, causes } = await jsonOf(node.files);
    const fates = connections.flatMap(({ from, to, side, error, follows, verdict }) =>
      verdict === 'broken' ? [[`${from.component} to ${to.component}`, side, error === null, follows === null]] : [],
    );
    const own = ['kubectl', 'kube-controller-manager', 'kubelet', 'kube-scheduler', 'kubectl'];
    assert.deepEqual(
      fates.filter(([, , , isOwn]) => isOwn),
      own.map((client) => [`${client} to kube-apiserver`, 'configuration', false, true]),
    );
    assert.deepEqual(
      fates.filter(([, , , isOwn]) => !isOwn),
      ['extension-apiserver', 'etcd', 'kubelet'].map((server) => [`kube-apiserver to ${server}`, null, true, false]),
    );
    assert.deepEqual(
      causes.map(({ breaks, stops, follows }) => [breaks.length, stops.length, follows.length]),
      [[5, 1, 3]],
    );
  });

  it('follow from a server whose manifest cannot be decoded', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.setText('etc/kubernetes/manifests/etcd.yaml', (text) => text.replace('kind: Pod', 'kind: [Pod'));
    const json = await jsonOf(node.files);
    const { connections, components, causes } = json;
    const [etcd] = components;
    assert.deepEqual(
      [etcd?.component, etcd?.state, etcd?.lastWords, etcd?.exitsAfter],
      ['etcd', 'does not start', null, null],
    );
    const toEtcd = connections.find(({ to }) => to.component === 'etcd');
    assert.deepEqual(
      [toEtcd?.verdict, toEtcd?.side, toEtcd?.error, toEtcd?.follows],
      ['broken', null, 'dial tcp 127.0.0.1:2379: connect: connection refused', 0],
    );
    assert.deepEqual(
      causes.map(({ rule, breaks, stops, follows }) => [rule, breaks.length, stops, follows.length]),
      [['files/yaml-syntax', 0, [0, 1], 7]],
    );
    assert.match(
      [...textReport(json)].join(''),
      /\n1 cause, 7 connections broken because kube-apiserver, etcd do not start \(1\d in total\)\.\n$/,
    );
  });

  it('are broken by either of two faults that keep a component from starting', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.remove('etc/kubernetes/pki/apiserver.crt');
    node.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', {
      notBefore: days(NOW, -370),
      notAfter: days(NOW, -5),
    });
    const { connections, components, causes } = await jsonOf(node.files);
    const server = components.find(({ state }) => state === 'does not start');
    assert.equal(server?.lastWords, 'open /etc/kubernetes/pki/apiserver.crt: no such file or directory');
    assert.deepEqual(
      server?.needs.map((at) => connections[at]?.to.component),
      ['etcd'],
    );
    assert.deepEqual(
      causes.map(({ rule, stops }) => [rule, stops.map((at) => components[at]?.component)]),
      [
        ['manifests/flag-file-missing', ['kube-apiserver']],
        ['validity/cert-expired', ['kube-apiserver']],
      ],
    );
  });

  it('need not exist for the finding that keeps a lone member of etcd from starting', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.put('etc/kubernetes/pki/etcd/peer.key', node.text('etc/kubernetes/pki/sa.key'));
    // Its clients are on other machines.
    const own = [...node.files].filter(([path]) => /etcd/.test(path) && !/client/.test(path));
    const { connections, components, causes } = await jsonOf(new Map(own));
    assert.deepEqual(connections, []);
    assert.deepEqual(
      causes.map(({ rule, stops }) => [rule, stops.map((at) => components[at]?.component)]),
      [['keys/cert-key-mismatch', ['etcd']]],
    );
  });

  it('are counted in the text where some are broken, and only then', async () => {
    const broken = await jsonOf((await faultyNode('etcd-cafile-cluster-ca', { now: NOW })).files);
    assert.match(
      [...textReport(broken)].join(''),
      /\n1 cause, 1 connection broken \(1\d in total\), and 6 more because kube-apiserver does not start\.\n$/,
    );
    assert.doesNotMatch(
      [...textReport(await jsonOf(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' })))].join(''),
      /broken/,
    );
  });

  it('are a table in Markdown, broken ones first', async () => {
    const { files } = await faultyNode('etcd-cafile-cluster-ca', { now: NOW });
    const { report } = await inspectFiles(files, NOW);
    const settings = { warningDays: 30, caWarningDays: 365, profile: 'default', severities: {} } as const;
    const input = { report, roots: ['.'], pathOf: PATH_OF, version: '1.2.3', rules: DOCUMENTED_RULES, settings };
    const lines = markdownReport(input).split('\n');
    const at = lines.indexOf('## Connections');
    assert.match(
      lines[at + 6] ?? '',
      /^\| ✗ broken \| kube-apiserver.*\| etcd.*\| kube-apiserver \| <code>tls.* certificate signed by unknown authority<\/code><br>.* \|$/,
    );
    assert.match(
      lines[at + 7] ?? '',
      /^\| ✗ broken \| kubectl.*\| <code>The connection to the server 10\.0\.0\.10&#58;6443 was refused - .*<\/code><br>kube-apiserver does not start\.<br>kubectl and other tools cannot use this kubeconfig\. \|$/,
    );
    assert.match(lines[at + 13] ?? '', /^\| ✓ ok \|/);
  });
});
