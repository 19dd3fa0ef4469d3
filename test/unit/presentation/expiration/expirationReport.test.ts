import assert from 'node:assert/strict';
import {
  type ExpirationReport,
  expirationReport,
  expirationSummary,
  expirationTable,
  fileMarks,
  type InspectorSettings,
  mainLine,
  type Report,
} from '../../../../src/core/index.ts';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { kubespray } from '../../../support/layouts/kubespray.ts';
import type { Layout } from '../../../support/layouts/layout.ts';
import { microk8s } from '../../../support/layouts/microk8s.ts';
import { minikube } from '../../../support/layouts/minikube.ts';
import { k3s, rke2 } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, type NodeOptions } from '../../../support/nodeOptions.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

async function inspected(options: NodeOptions, settings: Partial<InspectorSettings> = {}): Promise<Report> {
  const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  return (await inspectFiles(files, NOW, settings)).report;
}

/** A scheduler that is locked out, an etcd certificate in its last days. */
const FAILING: NodeOptions = {
  edit: (_files, pki) => {
    pki.replaceCertificate('etc/kubernetes/scheduler.conf', { notBefore: days(NOW, -400), notAfter: days(NOW, -3) });
    pki.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', {
      notBefore: days(NOW, -353),
      notAfter: days(NOW, 12),
    });
  },
};

function entry({ certificates, authorities }: ExpirationReport, name: string) {
  const found = [...certificates, ...authorities].find((one) => one.name === name);
  assert.ok(found, `there is no ${name}`);
  return found;
}

describe('expirationReport', () => {
  it('says of the same nodes at any time and with any thresholds what is true then', async () => {
    const report = await inspected(FAILING);
    const state = (after: number, thresholds = THRESHOLDS) => {
      const later = { ...report, now: days(NOW, after).getTime() };
      return entry(expirationReport(later, thresholds), 'etcd-server').state;
    };
    assert.equal(state(0), 'expiring');
    assert.equal(state(0, { ...THRESHOLDS, warningDays: 7 }), 'valid');
    assert.equal(state(13), 'expired');
    assert.equal(state(-30), 'valid');
    assert.equal(state(0), 'expiring');
  });

  it('begins with kubeadm’s rows in its order, and goes on with those of the kubelet', async () => {
    const { certificates, authorities } = expirationReport(await inspected({}), THRESHOLDS);
    assert.deepEqual(
      certificates.map(({ name }) => name),
      [
        ...['admin.conf', 'apiserver', 'apiserver-etcd-client', 'apiserver-kubelet-client', 'controller-manager.conf'],
        ...['etcd-healthcheck-client', 'etcd-peer', 'etcd-server', 'front-proxy-client', 'scheduler.conf'],
        ...['super-admin.conf', 'kubelet-client', 'kubelet'],
      ],
    );
    const [last = '', ...others] = authorities.map(({ name }) => name).toReversed();
    assert.deepEqual(others.toReversed(), ['ca', 'etcd-ca', 'front-proxy-ca']);
    // The CA behind the kubelet's certificate.
    assert.match(last, /^cp-1-ca@\d+$/);
    assert.equal(new Set([...certificates, ...authorities].map(({ id }) => id)).size, 17);
  });

  it('holds the members of a bundle, those of one name with their numbers', async () => {
    const { authorities } = expirationReport(await inspected({ caBundleRotation: true }), THRESHOLDS);
    assert.ok(authorities.some(({ name }) => name === 'ca #2'));
  });

  it('shows the signer of each certificate, and whether its key is elsewhere', async () => {
    const report = expirationReport(await inspected({}), THRESHOLDS);
    const { authority, externallyManaged, path, subject } = rendered(entry(report, 'kubelet-client'));
    assert.deepEqual([authority, externallyManaged], ['ca', false]);
    assert.match(path, /^var\/lib\/kubelet\/pki\/kubelet-client-2026-.*\.pem$/);
    assert.match(subject ?? '', /^system:node:/);
    assert.match(entry(report, 'admin.conf').path, / › users\[0\]\.user\.client-certificate-data$/);
  });

  it('does not miss on a worker what only a control plane has', async () => {
    const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    for (const path of [...files.keys()]) {
      const isWorkers = /^(?:etc\/kubernetes\/(?:kubelet\.conf|pki\/ca\.crt)$|var\/lib\/kubelet\/)/.test(path);
      if (!isWorkers) files.delete(path);
    }
    const report = expirationReport((await inspectFiles(files, NOW)).report, THRESHOLDS);
    assert.deepEqual(
      [...report.certificates, ...report.authorities].filter(({ state }) => state === 'missing'),
      [],
    );
    assert.deepEqual(entry(report, 'kubelet-client').state, 'valid');
  });

  it('misses a file of a control plane, though not super-admin.conf, which only the first node gets', async () => {
    const edit: NodeOptions['edit'] = (files) => {
      files.delete('etc/kubernetes/pki/apiserver.crt');
      files.delete('etc/kubernetes/super-admin.conf');
    };
    const { certificates } = expirationReport(await inspected({ edit }), THRESHOLDS);
    const missing = certificates.filter(({ state }) => state === 'missing').map(({ name }) => name);
    assert.deepEqual(missing, ['apiserver']);
  });

  it('takes the end of what is hidden or off for none of our business', async () => {
    const settings = { severities: { 'validity/cert-expires-soon': 'off' } } as const;
    const reported = expirationReport(await inspected(FAILING), THRESHOLDS);
    const hidden = expirationReport(await inspected(FAILING, settings), THRESHOLDS);
    assert.deepEqual(
      [entry(reported, 'etcd-server').state, entry(reported, 'etcd-server').attention],
      ['expiring', 'warning'],
    );
    assert.deepEqual(
      [entry(hidden, 'etcd-server').state, entry(hidden, 'etcd-server').attention],
      ['expiring', 'none'],
    );
    assert.equal(entry(reported, 'scheduler.conf').attention, 'error');
  });
});

const mainOf = (report: ExpirationReport, name: string): string | undefined => {
  const { command } = entry(report, name).renewal;
  return command && mainLine(command);
};

describe('the command that renews', () => {
  const rowsOf = async (options: NodeOptions) => expirationReport(await inspected(options), THRESHOLDS);
  const renewalOf = (report: ExpirationReport, name: string) => rendered(entry(report, name).renewal);

  it('is kubeadm’s for what kubeadm made, and none for its CAs', async () => {
    const report = await rowsOf({});
    assert.equal(mainOf(report, 'etcd-healthcheck-client'), 'kubeadm certs renew etcd-healthcheck-client');
    assert.deepEqual(renewalOf(report, 'ca'), { note: 'kubeadm does not renew CAs.' });
    assert.equal(entry(report, 'kubelet-client').renewal.command, undefined);
  });

  it('is another where the file is missing, and none where the CA’s key is', async () => {
    const missing = await rowsOf({ edit: (files) => void files.delete('etc/kubernetes/pki/apiserver.crt') });
    assert.match(mainOf(missing, 'apiserver') ?? '', /^kubeadm init phase certs apiserver --/);
    const external = await rowsOf({ externalCa: true });
    assert.deepEqual(renewalOf(external, 'apiserver'), {
      note: 'kubeadm cannot renew it: the key of ca is not on this node.',
    });
  });

  it('is the one that the version of the node takes', async () => {
    const report = await rowsOf({
      edit: (_files, pki) =>
        pki.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
          text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.19.16'),
        ),
    });
    assert.equal(mainOf(report, 'apiserver'), 'kubeadm alpha certs renew apiserver');
  });

  const LAYOUTS: readonly (readonly [string, Layout, string, string | undefined])[] = [
    ['minikube', minikube, 'etcd-peer', 'kubeadm certs renew etcd-peer --cert-dir /var/lib/minikube/certs'],
    ['kubespray', kubespray, 'apiserver', 'kubeadm certs renew apiserver --cert-dir /etc/kubernetes/ssl'],
    ['k3s', k3s, 'serving-kube-apiserver', 'k3s certificate rotate --service api-server'],
    ['k3s', k3s, 'k3s.yaml', 'k3s certificate rotate --service admin'],
    ['RKE2', rke2, 'peer-server-client', 'rke2 certificate rotate --service etcd'],
    ['microk8s', microk8s, 'server', 'microk8s refresh-certs --cert server.crt'],
    ['microk8s', microk8s, 'kubelet.config', undefined],
  ];
  for (const [layout, build, name, command] of LAYOUTS) {
    it(`is ${command ?? 'unknown'} for ${name} of ${layout}`, async () => {
      const { report } = await inspectFiles(await build(NOW), NOW);
      assert.equal(mainOf(expirationReport(report, THRESHOLDS), name), command);
    });
  }
});

describe('a moved certificatesDir', () => {
  for (const [layout, build] of Object.entries({ minikube, kubespray })) {
    it(`is followed in kubeadm’s table on ${layout}`, async () => {
      const { report } = await inspectFiles(await build(NOW), NOW);
      const table = expirationTable(report, NOW.getTime());
      assert.match(table, /^apiserver +May 02, 2027 12:00 UTC +335d +ca +no {6}$/m);
      assert.match(table, /^front-proxy-ca +Apr 29, 2036/m);
    });
  }
});

describe('expirationSummary', () => {
  it('counts reported problems, and names the next expiry', async () => {
    const report = await inspected(FAILING);
    const { expired, expiring, next, broken, causes, connections } = expirationSummary(
      expirationReport(report, THRESHOLDS),
      report,
    );
    assert.deepEqual(
      [expired, expiring].map((rows) => rows.map(({ name }) => name)),
      [['scheduler.conf'], ['etcd-server']],
    );
    assert.equal(next?.name, 'etcd-server');
    assert.deepEqual([broken.length, connections], [1, report.connections.length]);
    assert.deepEqual(
      causes.map(({ finding, connections: broken }) => [finding.rule, broken.length]),
      [['validity/cert-expired', 1]],
    );
  });

  it('is quiet of a correct node', async () => {
    const report = await inspected({});
    const summary = expirationSummary(expirationReport(report, THRESHOLDS), report);
    assert.deepEqual([summary.expired, summary.expiring, summary.broken], [[], [], []]);
    assert.ok(summary.next);
  });
});

describe('fileMarks', () => {
  it('mark expired and expiring files and those that break a connection, the worst first, and no innocent one', async () => {
    const report = await inspected({
      edit: async (files, pki) => {
        await FAILING.edit?.(files, pki);
        pki.replaceCertificate('etc/kubernetes/pki/apiserver-etcd-client.crt', { extendedKeyUsage: ['serverAuth'] });
      },
    });
    const marks = fileMarks(expirationReport(report, THRESHOLDS), report);
    const kinds = [...marks].map(([uri, { kind }]) => [uri.slice(uri.indexOf('etc/')), kind]);
    assert.deepEqual(Object.fromEntries(kinds), {
      'etc/kubernetes/scheduler.conf': 'expired',
      'etc/kubernetes/pki/etcd/server.crt': 'expiring',
      'etc/kubernetes/pki/apiserver-etcd-client.crt': 'broken',
    });
    const [, scheduler] = [...marks].find(([uri]) => uri.endsWith('scheduler.conf')) ?? [];
    assert.match(
      rendered(scheduler?.text) ?? '',
      /^"system:kube-scheduler" expired on 2026-05-29 12:00 UTC\. kube-scheduler → kube-apiserver is broken: .+\.$/,
    );
  });
});

describe('the name of a certificate in an object', () => {
  it('is that of its Secret, not of the file', async () => {
    const root = await authority('shop root');
    const leaf = await serving(root, ['shop.example.com']);
    const text = secretText({ namespace: 'shop', name: 'shop-tls', data: pairData(leaf) });
    const { report } = await inspectFiles({ 'secret.yaml': text }, NOW);
    const names = expirationReport(report, THRESHOLDS).certificates.map(({ name }) => name);
    assert.deepEqual(names, ['shop/shop-tls']);
  });
});
