import assert from 'node:assert/strict';
import {
  type AuditInput,
  assistantText,
  compareReports,
  createScheduler,
  expirationReport,
  explainMessages,
  htmlReport,
  plainText,
  planScript,
  type Report,
  renewalPlan,
  renewFirstText,
  warningsBeforeFix,
} from '../../../src/core/index.ts';
import { causesInOrder } from '../../../src/core/inspection/causesInOrder.ts';
import { warningsBeforeRestart } from '../../../src/core/inspection/restarts.ts';
import { MESSAGE_KINDS } from '../../../src/core/messages/kinds/kinds.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import { comparisonText } from '../../../src/core/presentation/reports/comparison/comparisonText.ts';
import { pathsBelow } from '../../../src/core/presentation/reports/json/paths.ts';
import { DOCUMENTED_RULES } from '../../support/documentedRules.ts';
import { ETCD_SERVER, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { key, publicKeyPem } from '../../support/keyPair.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { rke2 } from '../../support/layouts/rancher.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const WARNING =
  'Do not restart kube-apiserver before the serving certificate of etcd is renewed: it would not start again.';

async function filesAfter(edit: (node: NodePki) => unknown): Promise<NodeFiles> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  await edit(node);
  return node.files;
}

async function inspectAfter(edit: (node: NodePki) => unknown): Promise<Report> {
  return (await inspectFiles(await filesAfter(edit), NOW)).report;
}

/** The fix of the key restarts kube-apiserver. */
async function wrongKey(node: NodePki): Promise<void> {
  node.put(`${PKI}/sa.pub`, publicKeyPem(await key('stray')));
}

async function wrongKeyWithoutEtcd(node: NodePki): Promise<void> {
  await wrongKey(node);
  node.replaceCertificate(ETCD_SERVER, EXPIRED);
}

function warningsOf(report: Report, rule: string): readonly string[] {
  const finding = report.findings.find((one) => one.rule === rule);
  assert.ok(finding?.command, rule);
  return warningsBeforeFix(report, finding).map((warning) => plainText(warning));
}

describe('a restart that is advised', () => {
  it('is preceded by what must be renewed first, if the component would not start again', async () => {
    assert.deepEqual(warningsOf(await inspectAfter(wrongKeyWithoutEtcd), 'keys/sa-pair-mismatch'), [WARNING]);
  });

  it('needs no warning if the component starts, and none for the fix of what stops it', async () => {
    assert.deepEqual(warningsOf(await inspectAfter(wrongKey), 'keys/sa-pair-mismatch'), []);
    const report = await inspectAfter((node) => {
      node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, EXPIRED);
    });
    assert.deepEqual(warningsOf(report, 'validity/cert-expired'), []);
  });

  it('is preceded by what is left after the repair, if two faults keep the component from starting', async () => {
    const report = await inspectAfter((node) => {
      node.remove(`${PKI}/apiserver.crt`);
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    });
    assert.deepEqual(warningsOf(report, 'manifests/flag-file-missing'), [WARNING]);
  });

  it('is warned of if only the advice of a rule restarts the component', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.replaceCertificate(`${PKI}/apiserver.crt`, { sans: ['dns:kubernetes'] });
    });
    const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
    const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
    const findings = report.findings.map(({ command, ...finding }) => finding);
    const nodes = report.nodes.map((node) => ({ ...node, findings }));
    const input: AuditInput = {
      report: { ...report, findings, nodes },
      roots: ['n'],
      pathOf,
      version: '1',
      rules: DOCUMENTED_RULES,
      settings,
    };
    assert.match(
      htmlReport(input).replaceAll('<wbr>', ''),
      /Before a restart.*?Do not restart kube-apiserver before the serving certificate of etcd/s,
    );
  });

  it('is that of the service of RKE2, which renews expired certificates when it starts', async () => {
    const later = new Date(NOW.getTime() + 400 * 86_400_000);
    const { report } = await inspectFiles(await rke2(NOW), later);
    const [warning] = warningsBeforeRestart(report, 'kube-apiserver');
    assert.equal(
      warning && plainText(warning),
      'kube-apiserver does not start again before a restart of rke2-server renews the certificate of etcd.',
    );
    const server = report.findings.find(({ at }) => at.uri.endsWith('/etcd/server-client.crt'));
    assert.match(
      server ? plainText(server.message) : '',
      /Open connections to etcd go on working\. kube-apiserver does not start again before a restart/,
    );
    assert.ok(report.findings.every(({ message }) => !/Do not restart/.test(plainText(message))));
  });

  it('is warned of before the commands in the report and to a language model', async () => {
    const report = await inspectAfter(wrongKeyWithoutEtcd);
    const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
    const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
    const input: AuditInput = { report, roots: ['n'], pathOf, version: '1', rules: DOCUMENTED_RULES, settings };
    const html = htmlReport(input).replaceAll('<wbr>', '');
    const at = html.indexOf('openssl pkey -in');
    assert.ok(html.slice(at - 900, at).includes(WARNING));
    const { findings } = JSON.parse(assistantText(input, {}, 24_000).split('\n').slice(1).join('\n'));
    const fixes = findings.filter(({ rule }: { rule: string }) => rule === 'keys/sa-pair-mismatch');
    assert.deepEqual(fixes[0]?.beforeCommand, [WARNING]);
  });

  it('is warned of before the advice of a message', async () => {
    const line = 'kube-apiserver: remote error: tls: expired certificate';
    const lookOf = async (report: Report) => {
      const [explained] = await explainMessages(line, { report });
      return explained ? describeMessage(explained).look.map((text) => plainText(text)) : [];
    };
    const [first, second] = await lookOf(await inspectAfter((node) => node.replaceCertificate(ETCD_SERVER, EXPIRED)));
    assert.equal(first, WARNING);
    assert.match(second ?? '', /restart the component that uses it/);
    assert.doesNotMatch((await lookOf(await inspectAfter(() => {}))).join('\n'), /Do not restart/);
  });

  it('is marked in each kind of message that advises it', () => {
    const advises = MESSAGE_KINDS.filter(({ look }) =>
      look.some((text) => /restart the (?!proxies)/i.test(plainText(text))),
    );
    assert.ok(advises.length > 3);
    assert.deepEqual(
      MESSAGE_KINDS.filter(({ restarts }) => restarts),
      advises,
    );
  });

  it('is warned of before the order of restarts of a comparison', async () => {
    const before = await filesAfter((node) => node.replaceCertificate(ETCD_SERVER, EXPIRED));
    const after = await filesAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.replaceCertificate(`${PKI}/apiserver.crt`, { notAfter: days(NOW, 700) });
    });
    const states = [(await inspectFiles(before, NOW)).report, (await inspectFiles(after, NOW)).report] as const;
    const comparison = await compareReports(...states, NOW.getTime(), createScheduler());
    assert.deepEqual(
      comparison.unsafe.map(({ restart }) => restart),
      ['kube-apiserver'],
    );
    const [old, current] = states.map((report, at) => ({ name: `${at}`, report, pathOf: (uri: string) => uri }));
    assert.ok(old && current);
    const lines = [...comparisonText({ before: old, after: current, now: NOW.getTime(), comparison })];
    const at = lines.indexOf(`${WARNING}\n`);
    assert.ok(at >= 0 && /restart/i.test(lines[at + 1] ?? ''), lines.join(''));
  });
});

describe('what to renew first', () => {
  const BOTH = (node: NodePki) => {
    for (const path of ['etc/kubernetes/admin.conf', SCHEDULER_CONF, ETCD_SERVER])
      node.replaceCertificate(path, EXPIRED);
  };

  it('is what breaks most after a restart, although it breaks nothing that runs', async () => {
    const report = await inspectAfter(BOTH);
    const [first] = causesInOrder(report);
    assert.ok(first?.finding.at.uri.endsWith('/etcd/server.crt'));
    const { renewFirst } = expirationReport(report, THRESHOLDS);
    assert.deepEqual(
      renewFirst.map(({ entry, breaks, follows }) => [entry.name, breaks.length, follows.length > 0]),
      [
        ['etcd-server', 2, true],
        ['admin.conf', 1, false],
        ['scheduler.conf', 1, false],
      ],
    );
    const text = renewFirstText(renewFirst);
    assert.match(
      text ? plainText(text) : '',
      /^Renew first: etcd-server: 2 connections broken, and \d+ more because kube-apiserver does not start\.$/,
    );
  });

  it('names both ends of a connection that have expired, the one that is verified first before the other', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(`${PKI}/apiserver.crt`, EXPIRED);
      node.replaceCertificate(SCHEDULER_CONF, EXPIRED);
    });
    const { renewFirst } = expirationReport(report, THRESHOLDS);
    assert.deepEqual(
      renewFirst.map(({ entry, breaks }) => [entry.name, breaks.length]),
      [
        ['apiserver', 5],
        ['scheduler.conf', 1],
      ],
    );
  });

  it('is what fails now, of those that break as many', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate('etc/kubernetes/admin.conf', EXPIRED);
      node.replaceCertificate(`${PKI}/etcd/healthcheck-client.crt`, EXPIRED);
    });
    const causes = causesInOrder(report);
    assert.ok(causes.every(({ connections }) => connections.length === 1));
    assert.ok(causes[0]?.finding.at.uri.endsWith('/admin.conf'));
  });

  it('comes first in the plan, with both answers', async () => {
    const report = await inspectAfter(BOTH);
    const script = planScript(renewalPlan(report, expirationReport(report, THRESHOLDS)), (text) => plainText(text));
    const comments = script.split('\n').filter((line) => / expired on /.test(line));
    assert.deepEqual(
      comments.map((line) => line.split(' ')[1]),
      ['etcd-server', 'admin.conf', 'scheduler.conf'],
    );
    assert.match(
      comments[0] ?? '',
      /2 connections broken, and \d+ more because kube-apiserver does not start\. Open connec/,
    );
    assert.ok(script.indexOf('renew etcd-server') < script.indexOf('renew admin.conf'));
    // The plan renews the certificate before it restarts anything.
    assert.doesNotMatch(script, /^# Do not restart/m);
  });

  it('warns first of a restart in the plan if the plan cannot renew what it needs', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, EXPIRED);
      node.remove(`${PKI}/etcd/ca.key`);
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replaceAll(/:v1\.\d+\.\d+/g, ':v1.17.0'),
      );
    });
    const [plan] = renewalPlan(report, expirationReport(report, THRESHOLDS));
    const [first] = plan?.comments ?? [];
    assert.equal(first && plainText(first), WARNING);
  });
});
