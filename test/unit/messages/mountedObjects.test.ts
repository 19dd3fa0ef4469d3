import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/index.ts';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import { hostedControlPlane } from '../../support/hostedControlPlane.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const MOUNT = 'Warning  FailedMount  11s (x7 over 43s)  kubelet  MountVolume.SetUp failed for volume';

/** A control plane in pods, whose etcd client Secret has a key or lacks it. */
async function reportOf(hasKey: boolean): Promise<Report> {
  const files = hostedControlPlane(await openNode({ keyAlgorithm: 'ECDSA-P256' }));
  const secret = files.get('tenant-etcd-client.yaml') ?? '';
  if (!hasKey) files.set('tenant-etcd-client.yaml', secret.replace(/ {2}tls.key: \S+\n/, ''));
  return (await inspectFiles(files, NOW)).report;
}

async function explained(line: string, report: Report) {
  const [one, ...others] = await explainMessages(line, { report });
  if (!one || others.length > 0) throw new Error(`not one error: ${line}`);
  const { meaning, evidence, look } = describeMessage(one);
  return {
    kind: one.error.kind.name,
    speaker: one.error.speaker,
    text: [meaning, ...evidence.map(({ text }) => text), ...look].map((text) => plainText(text)).join(' '),
    findings: one.findings.map(({ rule }) => rule),
    connections: one.connections.length,
  };
}

/** Lines about a key that a Secret lacks. */
const LACKING = [
  `${MOUNT} "pki" : references non-existent secret key: tls.key`,
  'Dec 01 10:00:00 cp-1 kubelet[900]: E1201 10:00:00.000000     900 nestedpendingoperations.go:348] Operation for "{volumeName:kubernetes.io/projected/2f1d-pki podName:2f1d nodeName:}" failed. No retries permitted until 2026-06-01 12:00:32 +0000 UTC. Error: MountVolume.SetUp failed for volume "pki" (UniqueName: "kubernetes.io/projected/2f1d-pki") pod "tenant-0" (UID: "2f1d") : references non-existent secret key: tls.key',
  "Warning  Failed  3s (x4 over 30s)  kubelet  Error: couldn't find key tls.key in Secret tenants/tenant-etcd-client",
];

describe('what the kubelet reports of a Secret or ConfigMap of a pod', () => {
  it('leads from a key that is not there to the volume, and to the finding if the files lack it, too', async () => {
    for (const hasKey of [false, true]) {
      const report = await reportOf(hasKey);
      for (const line of LACKING) {
        const { kind, speaker, findings, connections, text } = await explained(line, report);
        assert.deepEqual([kind, speaker], ['objectKeyMissing', 'kubelet']);
        assert.deepEqual(findings, hasKey ? [] : ['manifests/flag-file-missing'], line);
        assert.equal(connections > 0, !hasKey);
        assert.match(text, /does not have the key tls\.key\..*(?:The volume is pki|The Secret is tenant-etcd-client)/);
      }
    }
  });

  it('leads from an object that is not there to its file, or to whatever creates it', async () => {
    const report = await reportOf(true);
    for (const [line, expected] of [
      [`${MOUNT} "scheduler" : secret "tenant-scheduler" not found`, /Apply tenant-scheduler\.yaml, which contains it/],
      [`${MOUNT} "certs" : secrets "cm-adapter-serving-certs" not found`, /Look for what creates the object/],
      [`${MOUNT} "web" : configmap "web-ca" not found`, /because the ConfigMap web-ca does not exist/],
      ['Warning  Failed  3s (x4 over 30s)  kubelet  Error: secret "web" not found', /the Secret web does not exist/],
      [
        'Dec 01 10:00:00 cp-1 kubelet[900]: E1201 10:00:00.000000     900 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"web\\" with CreateContainerConfigError: \\"configmap \\\\\\"web-cm\\\\\\" not found\\"" pod="a/b"',
        /the ConfigMap web-cm does not exist/,
      ],
    ] as const) {
      const { kind, speaker, findings, text } = await explained(line, report);
      assert.deepEqual([kind, speaker, findings], ['objectMissing', 'kubelet', []]);
      assert.match(text, expected);
    }
  });

  it('is no fault of the files while the kubelet waits for an object', async () => {
    const report = await reportOf(true);
    for (const reason of [
      'failed to sync secret cache: timed out waiting for the condition',
      'failed to sync configmap cache: timed out waiting for the condition',
      'object "kube-system"/"kube-root-ca.crt" not registered',
    ]) {
      const { kind, findings, text } = await explained(`${MOUNT} "certs" : ${reason}`, report);
      assert.deepEqual([kind, findings], ['objectPending', []]);
      assert.match(text, /tries again/);
    }
  });

  it('is not what kubectl answers to a person', async () => {
    assert.deepEqual(await explainMessages('Error from server (NotFound): secrets "web" not found'), []);
  });
});
