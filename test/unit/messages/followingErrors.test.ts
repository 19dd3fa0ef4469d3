import assert from 'node:assert/strict';
import { stoppedComponents } from '../../../src/core/inspection/componentStates.ts';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import { APISERVER_MANIFEST, PKI } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

async function inspect(edit: (node: NodePki) => void): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true });
  edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

const withExpiredEtcd = (more: (node: NodePki) => void = () => {}) =>
  inspect((node) => {
    node.replaceCertificate(`${PKI}/etcd/server.crt`, EXPIRED);
    more(node);
  });

/** The texts of clients and of kube-apiserver itself while etcd cannot be used, as recorded from 1.37.2, 1.28.15 and 1.24.17. */
const FOLLOWING = [
  'The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?',
  '"Unable to register node with API server" err="Post \\"https://10.0.0.10:6443/api/v1/nodes\\": dial tcp 10.0.0.10:6443: connect: connection refused"',
  '"Error retrieving lease lock" err="Get \\"https://10.0.0.10:6443/apis/coordination.k8s.io/v1/leases\\": dial tcp 10.0.0.10:6443: connect: connection refused"',
  'E1129 10:00:00.000000 1 run.go:72] "command failed" err="error creating storage factory: etcd grpc connection not ready: context deadline exceeded"',
  'F1129 10:00:00.000000 1 instance.go:291] Error creating leases: error creating storage factory: context deadline exceeded',
  'E1129 10:00:00.000000 1 run.go:74] "command failed" err="context deadline exceeded"',
];

describe('a component that needs a connection to start', () => {
  it('is what a refused connection leads to, and its broken connection with the finding', async () => {
    const report = await withExpiredEtcd();
    for (const line of FOLLOWING) {
      const [one] = await explainMessages(line, { report });
      assert.deepEqual(
        one?.connections.map(({ from, to }) => `${from.component} → ${to.component}`),
        ['kube-apiserver → etcd'],
        line,
      );
      assert.deepEqual(
        one?.findings.map(({ at, rule }) => [at.uri.split('/').at(-1), rule]),
        [['server.crt', 'validity/cert-expired']],
        line,
      );
      assert.match(
        one
          ? describeMessage(one)
              .look.map((text) => plainText(text))
              .join()
          : '',
        /^kube-apiserver does not start, because kube-apiserver → etcd fails\./,
      );
    }
  });

  it('is not blamed for an error at another address, or if its connection works or is unknown', async () => {
    const elsewhere = FOLLOWING[0]?.replace('10.0.0.10', '10.0.0.99') ?? '';
    const first = FOLLOWING[0] ?? '';
    const withTwo = withExpiredEtcd((node) =>
      node.setText(APISERVER_MANIFEST, (text) =>
        text.replace(/--etcd-servers=\S+/, '--etcd-servers=https://127.0.0.1:2379,https://10.0.0.77:2379'),
      ),
    );
    for (const [line, report] of [
      [elsewhere, await withExpiredEtcd()],
      [first, await inspect(() => {})],
      [first, await withTwo],
    ] as const) {
      const [one] = await explainMessages(line, { report });
      assert.deepEqual([one?.connections, one?.stopped, one?.isElsewhere], [[], undefined, undefined]);
    }
    assert.deepEqual(stoppedComponents(await withTwo), []);
  });

  it('is not stated if only names and content suggest the connection', async () => {
    const report = await withExpiredEtcd();
    assert.equal(stoppedComponents(report).length, 1);
    const guessed = report.connections.map((one) => ({ ...one, evidence: 'corroborated' }) as const);
    assert.deepEqual(stoppedComponents({ ...report, connections: guessed }), []);
  });
});

/** One error as a component, its container and the logs around them print it. */
function printedBy(component: string, error: string): readonly string[] {
  const quoted = JSON.stringify(error);
  const klog = `E1201 12:24:27.147824   16305 run.go:74] "command failed" err=${quoted}`;
  return [
    klog,
    `E0101 00:00:00.000000       1 run.go:72] "command failed" err=${quoted}`,
    `F0101 12:24:27.147824       1 server.go:291] ${error}`,
    `Error: ${error}`,
    error,
    `{"ts":1764591867147.8,"caller":"app/run.go:74","msg":"command failed","err":${quoted}}`,
    `Dec 01 12:24:27 cp-1 ${component}[1630]: ${klog}`,
    `[pod/${component}-cp-1/${component}] ${klog}`,
    `2026-12-01T12:24:27.147824Z stderr F ${klog}`,
    JSON.stringify({ log: `${klog}\n`, stream: 'stderr' }),
  ];
}

const UNREGISTERED = 'is registered for version "v1" in scheme "pkg/runtime/scheme.go:111"';
const CONFIG = '/var/lib/kubelet/config.yaml';

/** Files that a component cannot read, and its last words, as recorded from 1.28.15, 1.34.4 and 1.37.2. */
const UNREAD = [
  {
    component: 'kubelet',
    path: 'var/lib/kubelet/config.yaml',
    error: `failed to load kubelet config file, path: ${CONFIG}, error: failed to load Kubelet config file ${CONFIG}, error failed to decode: no kind "Pod" ${UNREGISTERED}`,
    rules: ['kubelet/kubelet-config-wrong-kind'],
  },
  {
    component: 'kube-scheduler',
    path: 'etc/kubernetes/scheduler.conf',
    error: `error loading config file "/etc/kubernetes/scheduler.conf": no kind "Pod" ${UNREGISTERED}`,
    rules: [],
  },
];

describe('a component that cannot read its configuration', () => {
  for (const { component, path, error, rules } of UNREAD) {
    it(`is what the last words of ${component} lead to, however they are printed`, async () => {
      const report = await inspect((node) => node.put(path, 'apiVersion: v1\nkind: Pod\n'));
      for (const line of printedBy(component, error)) {
        const [one] = await explainMessages(line, { report });
        assert.equal(one?.stopped?.end.component, component, line);
        assert.deepEqual(
          one?.findings.map(({ rule }) => rule),
          rules,
          line,
        );
      }
    });
  }

  it('is not led to by the same error about another file', async () => {
    const report = await inspect((node) => node.put('etc/kubernetes/scheduler.conf', 'apiVersion: v1\nkind: Pod\n'));
    const error = `error loading config file "/root/.kube/config": no kind "Pod" ${UNREGISTERED}`;
    const [one] = await explainMessages(error, { report });
    assert.deepEqual([one?.stopped, one?.findings], [undefined, []]);
  });
});

describe('a kubelet that does not start', () => {
  const refused = (host: string) =>
    `Error from server: Get "https://${host}:10250/containerLogs/kube-system/etcd-cp-1/etcd": dial tcp ${host}:10250: connect: connection refused`;

  it('is what a refused connection to its node leads to, and none to another', async () => {
    const report = await inspect((node) => node.put('var/lib/kubelet/config.yaml', ''));
    const [own] = await explainMessages(refused('10.0.0.10'), { report });
    assert.equal(own?.stopped?.end.component, 'kubelet');
    assert.deepEqual(
      own?.findings.map(({ rule }) => rule),
      ['connections/end-unusable'],
    );
    const [other] = await explainMessages(refused('10.0.0.11'), { report });
    assert.deepEqual([other?.stopped, other?.findings, other?.connections], [undefined, [], []]);
  });
});
