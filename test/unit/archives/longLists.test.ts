import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { authority, pairData, serving } from '../../support/apiObjects.ts';
import { buildCluster } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The manifests of a correct control plane as the API shows their pods, without kinds as a PodList has them. */
async function controlPlanePods(): Promise<readonly object[]> {
  const [node] = await buildCluster({ nodes: 1, now: NOW, keyAlgorithm: 'ECDSA-P256' });
  assert.ok(node);
  const pods: object[] = [];
  for (const [path, content] of node) {
    if (!path.startsWith('etc/kubernetes/manifests/') || !(content instanceof Uint8Array)) continue;
    const { metadata, spec } = load(new TextDecoder().decode(content)) as { metadata: object; spec: object };
    pods.push({ metadata: { ...metadata, uid: path }, spec, status: { phase: 'Running' } });
  }
  assert.equal(pods.length, 4);
  return pods;
}

/** Pods that say nothing of certificates, one with what looks like the end of a list in a string. */
function others(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({
    metadata: { name: `web-${at}`, namespace: 'kube-system', annotations: { note: '"]} \\" - {[' } },
    spec: {
      containers: [{ name: 'web', image: `registry.example/web:${at}`, env: [{ name: 'A', value: 'x'.repeat(700) }] }],
    },
  }));
}

/** As kubectl's printer of JSON writes a list of the API (cli-runtime, json.go): four blanks, keys of a struct in their order. */
function json(kind: string, items: readonly object[]): string {
  return `${JSON.stringify({ kind, apiVersion: 'v1', metadata: { resourceVersion: '1' }, items }, undefined, 4)}\n`;
}

/** As its printer of YAML writes it: keys in order, so that the kind stands below the items. */
function yaml(kind: string, items: readonly object[]): string {
  const lines = items.map((item) => `- ${JSON.stringify(item, undefined, 2).replaceAll('\n', '\n  ')}`);
  return `apiVersion: v1\nitems:\n${lines.join('\n')}\nkind: ${kind}\nmetadata:\n  resourceVersion: "1"\n`;
}

const LOGS =
  '==== START logs for container web of pod kube-system/web-1 ====\n---\n{"level":"info", not closed\nkey: "x509: unknown authority\n' +
  '==== END logs for container web of pod kube-system/web-1 ====\n';

/** The conclusions about the files: each finding with the text at its place. */
async function found(files: Readonly<Record<string, string>>) {
  const { report } = await inspectFiles(files, NOW);
  const components = report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name)).sort();
  const findings = report.findings.map(({ rule, at }) => {
    const text = report.files.get(at.uri)?.text ?? '';
    return `${rule} at ${text.slice(at.span.start, at.span.end).slice(0, 24)}`;
  });
  return { components, findings, skipped: report.skipped };
}

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** With another address in kubeadm's annotation than in the flags. */
function withFault(pods: readonly object[]): readonly object[] {
  return JSON.parse(JSON.stringify(pods).replace('"10.0.0.11:6443"', '"10.0.0.99:6443"')) as object[];
}

const STALE = 'manifests/manifest-advertise-annotation-stale at 10.0.0.99:6443';

describe('a list of a whole cluster', () => {
  for (const [form, print, suffix] of [
    ['JSON', json, 'json'],
    ['YAML', yaml, 'yaml'],
  ] as const) {
    it(`of more than 5 MiB in ${form} is read for its components and Secrets, each at its place`, async () => {
      const filler = others(6000);
      const pods = [...filler.slice(0, 3000), ...withFault(await controlPlanePods()), ...filler.slice(3000)];
      const pair = await serving(await authority('ca'), ['web.example.org'], { notAfter: days(NOW, -3) });
      const secret = { metadata: { name: 'web', namespace: 'a' }, type: 'kubernetes.io/tls', data: pairData(pair) };
      const files = {
        [`kube-system/pods.${suffix}`]: print('PodList', pods),
        [`secrets.${suffix}`]: print('SecretList', [...filler, secret]),
      };
      for (const text of Object.values(files)) assert.ok(text.length > 5 * 1024 * 1024);
      assert.deepEqual(await found(files), {
        components: CONTROL_PLANE,
        findings: [STALE, 'objects/tls-secret-expired at "LS0tLS1CRUdJTiBDRVJUSUZ'],
        skipped: [],
      });
    });

    it(`is read in what \`kubectl cluster-info dump\` prints in ${form}, between the logs`, async () => {
      const parts = [
        print('NodeList', [{ metadata: { name: 'cp-1' } }]),
        print('PodList', withFault(await controlPlanePods())),
        LOGS,
        print('EventList', []),
        print('PodList', others(3)),
        LOGS,
      ];
      const text = parts.join(suffix === 'yaml' ? '---\n' : '');
      assert.deepEqual(await found({ [`dump.${suffix}`]: text }), {
        components: CONTROL_PLANE,
        findings: [STALE],
        skipped: [],
      });
    });
  }
});
