import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, messageLines, type Report } from '../../../src/core/index.ts';
import { runningOutcome } from '../../../src/core/inspection/outcomes.ts';
import { issue } from '../../support/certificates.ts';
import { ADMIN_CONF, ETCD_SERVER, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };
const CONTROLLER_MANAGER_CONF = 'etc/kubernetes/controller-manager.conf';
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
const RUNNING = 'Open connections to etcd go on working.';

async function inspectAfter(edit: (node: NodePki) => void): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

/** The lines of the only finding about expiry. */
async function linesAfter(...expired: readonly string[]): Promise<readonly string[]> {
  const report = await inspectAfter((node) => {
    for (const path of expired) node.replaceCertificate(path, EXPIRED);
  });
  const [finding, ...others] = report.findings;
  assert.deepEqual(others, []);
  return finding ? messageLines(finding.message) : [];
}

describe('what a finding states of running components and of a restart', () => {
  it('reports no open connections if it is unknown whether the server accepts the client', async () => {
    const report = await inspectAfter((node) => {
      const { spec } = node.certificate(`${PKI}/ca.crt`);
      node.setKubeconfigAuthority(ADMIN_CONF, issue({ ...spec, ...EXPIRED }));
      for (const path of [...node.files.keys()]) if (path !== ADMIN_CONF) node.files.delete(path);
    });
    const texts = report.findings.map(({ message }) => messageLines(message).join(' '));
    assert.ok(texts.length > 0);
    for (const text of texts) assert.doesNotMatch(text, /Open connections/);
  });

  it('says nothing of a lease if a component elects no leader', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(SCHEDULER_CONF, EXPIRED);
      node.replaceFlag('kube-scheduler', 'leader-elect', 'false');
    });
    const [finding] = report.findings;
    assert.doesNotMatch(finding ? messageLines(finding.message).join() : 'leading', /leading|lease/);
  });

  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      ETCD_SERVER,
      [
        RUNNING,
        'Do not restart kube-apiserver before the serving certificate of etcd is renewed: it would not start again.',
      ],
    ],
    [
      `${PKI}/apiserver-etcd-client.crt`,
      [
        RUNNING,
        'Do not restart kube-apiserver before the client certificate of kube-apiserver is renewed: it would not start again.',
      ],
    ],
    [
      `${PKI}/etcd/ca.crt`,
      [RUNNING, 'Do not restart kube-apiserver before CA "etcd-ca" is renewed: it would not start again.'],
    ],
    [`${PKI}/apiserver.crt`, ['Open connections to kube-apiserver go on working until the client connects again.']],
    [
      SCHEDULER_CONF,
      [
        'On open connections, kube-apiserver rejects the next request: the leading kube-scheduler exits within seconds, and waits for the lease after a restart.',
      ],
    ],
    [
      CONTROLLER_MANAGER_CONF,
      [
        'On open connections, kube-apiserver rejects the next request: the leading kube-controller-manager exits within seconds, and waits for the lease after a restart.',
      ],
    ],
    [
      'var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem',
      ['On open connections, kube-apiserver rejects the next request of the running kubelet.'],
    ],
  ];
  for (const [path, expected] of cases) {
    it(`if ${path} has expired`, async () => {
      const lines = await linesAfter(path);
      assert.deepEqual(lines.slice(-expected.length), expected);
      assert.ok((lines[0] ?? '').length <= 90, lines[0]);
    });
  }

  it('is a refusal at the next request if the server’s certificate has expired as well', async () => {
    const report = await inspectAfter((node) => {
      for (const path of [`${PKI}/apiserver.crt`, SCHEDULER_CONF]) node.replaceCertificate(path, EXPIRED);
    });
    const linesAt = (path: string) =>
      report.findings.filter(({ at }) => at.uri.endsWith(path)).flatMap(({ message }) => messageLines(message));
    assert.ok(linesAt(SCHEDULER_CONF).some((line) => line.includes('the leading kube-scheduler exits within seconds')));
    assert.ok(
      linesAt('apiserver.crt').includes(
        'Open connections to kube-apiserver go on working until the client connects again.',
      ),
    );
    const running = (component: string) =>
      report.connections.filter(({ kind, from }) => kind === 'api' && from.component === component).map(runningOutcome);
    assert.deepEqual([running('kube-scheduler'), running('kubelet')], [['nextRequest'], ['open']]);
  });

  it('names both certificates without which a component does not start again', async () => {
    const report = await inspectAfter((node) => {
      for (const path of [ETCD_SERVER, `${PKI}/apiserver-etcd-client.crt`]) node.replaceCertificate(path, EXPIRED);
    });
    assert.ok(
      report.findings
        .flatMap(({ message }) => messageLines(message))
        .includes(
          'Do not restart kube-apiserver before the serving certificate of etcd and the client certificate of kube-apiserver are renewed: it would not start again.',
        ),
    );
  });

  it('is nothing if both are the same', async () => {
    for (const path of [`${PKI}/apiserver-kubelet-client.crt`, `${PKI}/etcd/peer.crt`, 'etc/kubernetes/admin.conf']) {
      assert.doesNotMatch((await linesAfter(path)).join('\n'), /Open connections|restart|next request/, path);
    }
  });

  it('is nothing if the certificate is of another CA, which a restart does not change', async () => {
    const report = await inspectAfter((node) => {
      node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`);
    });
    assert.ok(report.findings.length > 0);
    for (const { message } of report.findings)
      assert.doesNotMatch(messageLines(message).join('\n'), /Open connections/);
  });

  it('limits the text about open connections to etcd for a CA of both clients and etcd', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(`${PKI}/etcd/ca.crt`, EXPIRED);
      node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/etcd/ca.crt`);
      for (const path of [...node.files.keys()]) if (/\.conf$/.test(path)) node.files.delete(path);
    });
    const texts = report.findings.map(({ message }) => messageLines(message).join(' '));
    assert.ok(
      texts.some((text) => text.includes('Open connections to etcd go on working')),
      texts.join('\n'),
    );
    for (const text of texts) assert.doesNotMatch(text, /connections go on|connections to kube-apiserver/);
  });

  it('does not warn of a restart after which another endpoint of etcd works', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2379,https://192.0.2.9:2379');
    });
    const texts = report.findings.map(({ message }) => messageLines(message).join('\n'));
    assert.ok(
      texts.some((text) => text.includes('Open connections to etcd go on working until the client connects again.')),
    );
    for (const text of texts) assert.doesNotMatch(text, /Do not restart/);
  });

  it('keeps the finding of a node if another one is edited', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const other = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', nodeName: 'cp-2' });
    node.replaceCertificate(ETCD_SERVER, EXPIRED);
    const files = [...node.files].map(([path, content]) => [`cp-1/${path}`, content] as const);
    const others = [...other.files].map(([path, content]) => [`cp-2/${path}`, content] as const);
    const { inspector, workspace, report } = await inspectFiles(new Map([...files, ...others]), NOW);
    const edited = 'cp-2/etc/kubernetes/manifests/kube-scheduler.yaml';
    workspace.write(edited, `# comment\n${new TextDecoder().decode(workspace.files.get(edited) as Uint8Array)}`);
    const later = await inspector.inspect(SETTINGS, { changed: new Set([workspace.uri(edited)]) });
    const findingOf = ({ findings }: Pick<Report, 'findings'>) =>
      findings.find(({ at }) => at.uri.endsWith('server.crt'));
    assert.notEqual(findingOf(report), undefined);
    assert.ok(later && findingOf(later) === findingOf(report));
    assert.ok(later && later.nodes[0] === report.nodes[0]);
  });
});
