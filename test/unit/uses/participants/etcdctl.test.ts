import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = '/etc/kubernetes/pki/etcd';
const FLAGS = `--cacert=${PKI}/ca.crt --cert=${PKI}/healthcheck-client.crt --key=${PKI}/healthcheck-client.key`;
const ENDPOINT = '--endpoints=https://127.0.0.1:2379';

/** A nightly backup as the documents of Kubernetes and etcd give it, with the folder of the node mounted. */
function cronJob(script: string, env = ''): string {
  return `apiVersion: batch/v1
kind: CronJob
metadata: {name: etcd-backup, namespace: kube-system}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          hostNetwork: true
          containers:
          - name: backup
            image: registry.k8s.io/etcd:3.6.5-0
            command: ["/bin/sh", "-c"]
            args:
            - |
              ${script.split('\n').join('\n              ')}
${env}            volumeMounts:
            - {name: pki, mountPath: ${PKI}, readOnly: true}
          volumes:
          - name: pki
            hostPath: {path: ${PKI}, type: Directory}
`;
}

async function inspected(change: (pki: NodePki) => unknown) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await change(pki);
  const { now } = pki.settings;
  const { report, workspace } = await inspectFiles(pki.files, now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'etcdctl')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

const put = (pki: NodePki, path: string, text: string): void =>
  void pki.files.set(path, new TextEncoder().encode(text));
const asJob = (script: string, env?: string) => (pki: NodePki) =>
  put(pki, 'etc/kubernetes/addons/job.yaml', cronJob(script, env));
const asUnit =
  (command: string, more = '') =>
  (pki: NodePki) =>
    put(pki, 'etc/systemd/system/etcd-backup.service', `[Service]\nType=oneshot\n${more}ExecStart=${command}\n`);

const SAVE = `etcdctl ${ENDPOINT} ${FLAGS} snapshot save /backup/etcd.db`;
const OK = { connections: ['ok etcd 127.0.0.1'], said: [] };
const NONE = { connections: [], said: [] };

describe('etcdctl as a client of etcd', () => {
  const correct: Readonly<Record<string, (pki: NodePki) => void>> = {
    'a job': asJob(SAVE),
    'a job that sets the version of the API': asJob(`set -e\nETCDCTL_API=3 ${SAVE}`),
    'a script that restores before it connects': asJob(`etcdctl snapshot status /backup/old.db\n${SAVE}`),
    'variables of the script': asJob(
      `export ETCDCTL_CACERT=${PKI}/ca.crt\nexport ETCDCTL_CERT=${PKI}/healthcheck-client.crt ETCDCTL_KEY=${PKI}/healthcheck-client.key\netcdctl endpoint health`,
    ),
    'an endpoint without a scheme': asJob(SAVE.replace('https://', '')),
    'a unit': asUnit(`/usr/local/bin/${SAVE}`),
    'a unit with variables': asUnit(
      '/usr/bin/etcdctl snapshot save /backup/etcd.db',
      `Environment=ETCDCTL_ENDPOINTS=https://127.0.0.1:2379\nEnvironment=ETCDCTL_CACERT=${PKI}/ca.crt\nEnvironment=ETCDCTL_CERT=${PKI}/server.crt\nEnvironment=ETCDCTL_KEY=${PKI}/server.key\n`,
    ),
  };
  for (const [title, change] of Object.entries(correct)) {
    it(`connects: ${title}`, async () => assert.deepEqual(await inspected(change), OK));
  }

  const silent: Readonly<Record<string, (pki: NodePki) => void>> = {
    'kubectl exec, which runs it in another container': asJob(`kubectl exec etcd-master -- ${SAVE}`),
    'a snapshot that is restored': asJob('etcdctl snapshot restore /backup/etcd.db --data-dir /var/lib/etcd-new'),
    'a question for its version': asJob('etcdctl version'),
    'kube-bench, whose argument is the name of a component': asJob('kube-bench run --targets etcd,kubelet'),
  };
  for (const [title, change] of Object.entries(silent)) {
    it(`does not connect: ${title}`, async () => assert.deepEqual(await inspected(change), NONE));
  }

  it('leaves open what a file that the script reads may set', async () => {
    const { connections, said } = await inspected(asJob(`. /etc/etcd.env\netcdctl ${ENDPOINT} endpoint health`));
    assert.deepEqual([connections, said], [['unknown etcd 127.0.0.1'], []]);
  });

  it('leaves open what a Secret sets', async () => {
    const env = '            envFrom:\n            - secretRef: {name: etcd}\n';
    const { connections, said } = await inspected(asJob(`etcdctl ${ENDPOINT} endpoint health`, env));
    assert.deepEqual([connections, said], [['unknown etcd 127.0.0.1'], []]);
  });

  it('is refused without a certificate', async () => {
    const { connections, said } = await inspected(
      asJob(`etcdctl ${ENDPOINT} --cacert=${PKI}/ca.crt snapshot save /backup/etcd.db`),
    );
    assert.deepEqual(connections, ['broken etcd 127.0.0.1']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /job\.yaml/);
  });

  it('is refused with the CA of the cluster', async () => {
    const wrong = SAVE.replace(`${PKI}/ca.crt`, '/etc/kubernetes/pki/ca.crt');
    const { connections, said } = await inspected(asUnit(`/usr/local/bin/${wrong}`));
    assert.deepEqual(connections, ['broken etcd 127.0.0.1']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /etcd-backup\.service/);
  });

  it('is refused at a host that the certificate lacks', async () => {
    const { connections, said } = await inspected(asUnit(`/usr/local/bin/${SAVE.replace('127.0.0.1', '127.0.0.2')}`));
    assert.deepEqual(connections, ['broken etcd 127.0.0.2']);
    assert.equal(said.length, 1, said.join('\n'));
  });

  it('names a file that is not there', async () => {
    const { said } = await inspected(asUnit(`/usr/local/bin/${SAVE.replace('healthcheck-client.crt', 'backup.crt')}`));
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /etcd-backup\.service/);
  });
});
