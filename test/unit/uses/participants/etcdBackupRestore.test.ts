import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const PKI = '/etc/kubernetes/pki/etcd';
const CLIENT = [`--cert=${PKI}/healthcheck-client.crt`, `--key=${PKI}/healthcheck-client.key`];
const SECURE = ['--insecure-transport=false', '--insecure-skip-tls-verify=false'];
const FLAGS = ['--endpoints=https://127.0.0.1:2379', `--cacert=${PKI}/ca.crt`, ...CLIENT, ...SECURE];

/** A pod as the chart of etcd-backup-restore makes it, on the node of an etcd, with the node’s own folder. */
const pod = (args: readonly string[], command = 'server'): string => `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: main, namespace: kube-system}
spec:
  template:
    spec:
      hostNetwork: true
      containers:
      - name: backup-restore
        image: europe-docker.pkg.dev/gardener-project/public/gardener/etcdbrctl:v0.30.0
        args:
${[command, ...args, '--storage-provider=S3', '--store-prefix=etcd-main'].map((one) => `        - ${one}\n`).join('')}        volumeMounts:
        - {name: pki, mountPath: /etc/kubernetes/pki, readOnly: true}
      volumes:
      - {name: pki, hostPath: {path: /etc/kubernetes/pki}}
`;

async function inspected(text: string) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  pki.put('etc/kubernetes/addons/backup.yaml', text);
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'etcdbrctl')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

const without = (...flags: readonly string[]) => FLAGS.filter((one) => !flags.includes(one));
const OK = { connections: ['ok etcd 127.0.0.1'], said: [] };

describe('etcd-backup-restore as a client of etcd', () => {
  const correct: Readonly<Record<string, string>> = {
    'as its chart sets it up': pod(FLAGS),
    'for a single backup': pod(FLAGS, 'snapshot'),
    'in the smaller image': pod(FLAGS).replace('etcdbrctl:', 'etcdbrctl-distroless:'),
    'without verification, which is the default': pod([
      ...without(`--cacert=${PKI}/ca.crt`, '--insecure-skip-tls-verify=false'),
      '--cacert=/etc/kubernetes/pki/ca.crt',
    ]),
  };
  for (const [title, text] of Object.entries(correct)) {
    it(`connects ${title}`, async () => assert.deepEqual(await inspected(text), OK));
  }

  it('has no connection if it restores', async () =>
    assert.deepEqual(await inspected(pod(FLAGS, 'restore')), { connections: [], said: [] }));

  const faults: Readonly<Record<string, readonly [string, RegExp]>> = {
    'another CA': [
      pod([...without(`--cacert=${PKI}/ca.crt`), '--cacert=/etc/kubernetes/pki/ca.crt']),
      /^trust\/leaf-not-signed-by-trust .*etcd-backup-restore reports .*unknown authority/,
    ],
    'no client certificate': [pod(without(...CLIENT)), /^connections\/handshake-refused etcd rejects .*didn't provide/],
    'a file that is not there': [
      pod([...without(...CLIENT), `--cert=${PKI}/backup.crt`, `--key=${PKI}/healthcheck-client.key`]),
      /^manifests\/flag-file-missing .*backup\.crt/,
    ],
  };
  for (const [title, [text, said]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const found = await inspected(text);
      assert.deepEqual(found.connections, ['broken etcd 127.0.0.1']);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }
});
