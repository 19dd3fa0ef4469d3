import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { serving } from '../../../support/apiObjects.ts';
import { answers } from '../../../support/incidents/answer.ts';
import { nodeWith } from '../../../support/incidents/incident.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/prometheus/prometheus.yml';
const put = (pki: NodePki, path: string, text: string): void =>
  void pki.files.set(path, new TextEncoder().encode(text));

/** A job that reads metrics at one address. */
const job = (target: string, tls: string) =>
  `  - job_name: control-plane\n    scheme: https\n    tls_config:\n      ${tls}\n    authorization: {credentials_file: /var/lib/prometheus/token}\n    static_configs: [{targets: ['${target}']}]\n`;

/** Prometheus on the machine. */
function scraping(jobs: string) {
  return (pki: NodePki) => {
    put(
      pki,
      'etc/systemd/system/prometheus.service',
      '[Service]\nExecStart=/usr/local/bin/prometheus --config.file=/etc/prometheus/prometheus.yml\n',
    );
    put(pki, PATH, `scrape_configs:\n${jobs}`);
  };
}

const INSECURE = 'insecure_skip_verify: true';
const VERIFIED = 'ca_file: /etc/kubernetes/pki/ca.crt';
const SCHEDULER = '10.0.0.10:10259';
const MANAGER = '10.0.0.10:10257';
const APISERVER = '10.0.0.10:6443';

/** Both components listen on every address. */
const opened = (change: (pki: NodePki) => unknown) => async (pki: NodePki) => {
  for (const component of ['kube-scheduler', 'kube-controller-manager'] as const)
    pki.replaceFlag(component, 'bind-address', '0.0.0.0');
  await change(pki);
};

/** The controller manager serves with a certificate of the cluster's CA. */
const certified = (sans: readonly `ip:${string}`[], change: (pki: NodePki) => unknown) =>
  opened(async (pki) => {
    const { pem, key } = await serving(pki.authorities.ca.signer, ['controller-manager'], { sans });
    pki.put('etc/kubernetes/pki/manager.crt', pem);
    pki.put('etc/kubernetes/pki/manager.key', privateKeyPem(key));
    pki.replaceFlag('kube-controller-manager', 'tls-cert-file', '/etc/kubernetes/pki/manager.crt');
    pki.replaceFlag('kube-controller-manager', 'tls-private-key-file', '/etc/kubernetes/pki/manager.key');
    await change(pki);
  });

async function inspected(change: (pki: NodePki) => unknown) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
  await change(pki);
  const { report, workspace } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'prometheus')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

describe('servers whose metrics Prometheus reads', () => {
  const correct: Readonly<Record<string, readonly [(pki: NodePki) => unknown, string]>> = {
    'the scheduler without verification': [opened(scraping(job(SCHEDULER, INSECURE))), 'ok kube-scheduler 10.0.0.10'],
    'the controller manager at loopback': [
      scraping(job('127.0.0.1:10257', INSECURE)),
      'ok kube-controller-manager 127.0.0.1',
    ],
    'the controller manager with a certificate': [
      certified(['ip:10.0.0.10'], scraping(job(MANAGER, VERIFIED))),
      'ok kube-controller-manager 10.0.0.10',
    ],
    'a URL': [
      certified(['ip:10.0.0.10'], scraping(job(`https://${MANAGER}/metrics`, VERIFIED))),
      'ok kube-controller-manager 10.0.0.10',
    ],
    'the API server': [scraping(job(APISERVER, VERIFIED)), 'ok kube-apiserver 10.0.0.10'],
  };
  for (const [title, [change, connection]] of Object.entries(correct)) {
    it(`are read: ${title}`, async () =>
      assert.deepEqual(await inspected(change), { connections: [connection], said: [] }));
  }

  const faults: Readonly<Record<string, readonly [(pki: NodePki) => unknown, string, RegExp]>> = {
    'a certificate that the scheduler creates': [
      opened(scraping(job(SCHEDULER, VERIFIED))),
      'kube-scheduler 10.0.0.10',
      /tls: failed to verify certificate: x509: certificate is valid for 127\.0\.0\.1, not 10\.0\.0\.10\. Without --tls-cert-file/,
    ],
    'one that the controller manager creates, by its own name': [
      opened(scraping(job(MANAGER, `${VERIFIED}\n      server_name: localhost`))),
      'kube-controller-manager localhost',
      /x509: certificate signed by unknown authority\. Without --tls-cert-file/,
    ],
    'the loopback address of kubeadm': [
      scraping(job(SCHEDULER, INSECURE)),
      'kube-scheduler 10.0.0.10',
      /dial tcp 10\.0\.0\.10:10259: connect: connection refused\. kube-scheduler listens on the loopback address only/,
    ],
    'a name that the certificate lacks': [
      certified(['ip:127.0.0.1'], scraping(job(MANAGER, VERIFIED))),
      'kube-controller-manager 10.0.0.10',
      /x509: certificate is valid for 127\.0\.0\.1, not 10\.0\.0\.10/,
    ],
    'another CA for the API server': [
      scraping(job(APISERVER, 'ca_file: /etc/kubernetes/pki/etcd/ca.crt')),
      'kube-apiserver 10.0.0.10',
      /tls: failed to verify certificate: x509: certificate signed by unknown authority/,
    ],
  };
  for (const [title, [change, end, said]] of Object.entries(faults)) {
    it(`are reported once: ${title}`, async () => {
      const found = await inspected(change);
      assert.deepEqual(found.connections, [`broken ${end}`]);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      const outcome = String(said).includes('connection refused') ? 'does not reach' : 'rejects';
      assert.match(found.said[0] ?? '', new RegExp(`^connections/handshake-refused ${PATH}: prometheus ${outcome} `));
      assert.match(found.said[0] ?? '', said);
    });
  }

  it('have one finding for a certificate that has expired', async () => {
    const { connections, said } = await inspected(
      certified(['ip:10.0.0.10'], async (pki) => {
        const { pem } = await serving(pki.authorities.ca.signer, ['controller-manager'], {
          sans: ['ip:10.0.0.10'],
          notAfter: new Date(pki.settings.now.getTime() - 1000),
        });
        pki.put('etc/kubernetes/pki/manager.crt', pem);
        scraping(job(MANAGER, VERIFIED))(pki);
      }),
    );
    assert.deepEqual(connections, ['broken kube-controller-manager 10.0.0.10']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /^validity\/cert-expired etc\/kubernetes\/pki\/manager\.crt/);
  });

  const open: Readonly<Record<string, readonly [(pki: NodePki) => unknown, string]>> = {
    'a folder of certificates': [
      opened((pki) => {
        pki.replaceFlag('kube-scheduler', 'cert-dir', '/var/run/kubernetes');
        scraping(job(SCHEDULER, VERIFIED))(pki);
      }),
      'unknown kube-scheduler 10.0.0.10',
    ],
    'the roots of the machine': [
      certified(['ip:10.0.0.10'], scraping(job(MANAGER, 'min_version: TLS12'))),
      'unknown kube-controller-manager 10.0.0.10',
    ],
  };
  for (const [title, [change, connection]] of Object.entries(open)) {
    it(`are left open: ${title}`, async () =>
      assert.deepEqual(await inspected(change), { connections: [connection], said: [] }));
  }

  const absent: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'an address of something else': opened(scraping(job('10.0.0.99:10259', VERIFIED))),
    'another port': opened(scraping(job('10.0.0.10:10250', INSECURE).replace('10250', '10251'))),
    'a port that is switched off': opened((pki) => {
      pki.replaceFlag('kube-scheduler', 'secure-port', '0');
      scraping(job(SCHEDULER, VERIFIED))(pki);
    }),
    'another address of the machine': (pki) => {
      pki.replaceFlag('kube-scheduler', 'bind-address', '10.0.1.10');
      scraping(job(SCHEDULER, VERIFIED))(pki);
    },
  };
  for (const [title, change] of Object.entries(absent)) {
    it(`are not connected to: ${title}`, async () => {
      const { connections, said } = await inspected(change);
      assert.deepEqual([connections, said.filter((one) => one.startsWith('connections/'))], [[], []]);
    });
  }

  it('are the cause of what Prometheus logs', async () => {
    const [one] = await answers({
      source: 'prometheus-operator/prometheus-operator#2354',
      lines: [
        'time=2026-06-01T12:00:00.000Z level=DEBUG source=scrape.go:1398 msg="Scrape failed" component="scrape manager" scrape_pool=control-plane target=https://10.0.0.10:10259/metrics err="Get \\"https://10.0.0.10:10259/metrics\\": tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, not 10.0.0.10"',
      ],
      files: () => nodeWith(opened(scraping(job(SCHEDULER, VERIFIED)))),
    });
    assert.deepEqual([one?.saysWho, one?.ofWhom], ['Prometheus', 'kube-scheduler']);
    assert.deepEqual(one?.findings, [`connections/handshake-refused ${PATH}`]);
  });
});
