import assert from 'node:assert/strict';
import { connectionTitle } from '../../../src/core/connections/connectionText.ts';
import { componentStates } from '../../../src/core/inspection/componentStates.ts';
import { lastWordsIn } from '../../../src/core/inspection/lastWords.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { drawGraph, graphSource } from '../../../src/core/presentation/graph/drawGraph.ts';
import { type CertificateSpec, issue } from '../../support/certificates.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_SERVER, MANIFESTS } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EVENTS_MANIFEST = `${MANIFESTS}/etcd-events.yaml`;
const EVENTS_PAIR = 'etc/kubernetes/pki/etcd/events.crt';

/** A second etcd on the node, in which kube-apiserver stores events. Its ports are higher by 100, and it serves with a separate pair. */
function addEtcdForEvents(node: NodePki): void {
  const text = node
    .text(ETCD_MANIFEST)
    .replaceAll('name: etcd\n', 'name: etcd-events\n')
    .replace(/\b23(79|80|81)\b/g, '24$1')
    .replaceAll('/var/lib/etcd', '/var/lib/etcd-events')
    .replaceAll('pki/etcd/server.', 'pki/etcd/events.');
  node.put(EVENTS_MANIFEST, text);
  for (const end of ['crt', 'key'])
    node.put(EVENTS_PAIR.replace('crt', end), node.text(ETCD_SERVER.replace('crt', end)));
  node.replaceFlag('kube-apiserver', 'etcd-servers-overrides', '/events#https://127.0.0.1:2479');
}

async function inspect(edit: (node: NodePki) => void | Promise<void> = () => {}): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  addEtcdForEvents(node);
  node.setText(APISERVER_MANIFEST, (text) => text.replace(/(image: \S+:)v\S+/, '$1v1.37.2'));
  await edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

const fileName = (uri = '') => uri.slice(uri.lastIndexOf('/') + 1);

/** "verdict, file of the server" of each connection from kube-apiserver to etcd. */
const toEtcd = ({ connections }: Report) =>
  connections.flatMap(({ kind, from, to, verdict }) =>
    kind === 'etcd' && from.component === 'kube-apiserver' ? `${verdict}, ${fileName(to.uri)}` : [],
  );

/** "component, file: last words" of those that do not start. */
const stopped = (report: Report) =>
  componentStates(report).flatMap((one) => {
    const words = lastWordsIn(report, one);
    return one.stop ? `${one.end.component}, ${fileName(one.end.uri)}: ${words ? plainText(words) : ''}` : [];
  });

/** "severity rule in file" of the findings that matter. */
const found = ({ findings }: Report) =>
  findings.flatMap(({ rule, severity, at }) =>
    severity === 'error' || severity === 'warning' ? `${severity} ${rule} in ${fileName(at.uri)}` : [],
  );

const WORDS = 'problem initializing API group "": etcd grpc connection not ready: context deadline exceeded';

/** Another serving certificate for the etcd of events, with the key of the other. */
const withCertificate = (node: NodePki, changes: Partial<CertificateSpec>) => {
  const { serial: _, ...spec } = node.certificate(ETCD_SERVER).spec;
  node.put(EVENTS_PAIR, issue({ ...spec, ...changes }).pem);
};

interface Fault {
  readonly title: string;
  readonly edit: (node: NodePki) => void | Promise<void>;
  /** Before kube-apiserver. */
  readonly alsoStops?: readonly string[];
  readonly finding: string;
}

const FAULTS: readonly Fault[] = [
  {
    title: 'if its certificate is of another CA',
    edit: async (node) => withCertificate(node, { issuer: await node.otherAuthority() }),
    finding: 'error trust/leaf-not-signed-by-trust in kube-apiserver.yaml',
  },
  {
    title: 'if its certificate has expired',
    edit: (node) => withCertificate(node, { notBefore: days(NOW, -370), notAfter: days(NOW, -5) }),
    finding: 'error validity/cert-expired in events.crt',
  },
  {
    title: 'if it trusts another CA',
    edit: async (node) => {
      node.put('etc/kubernetes/pki/etcd/other.crt', (await node.otherAuthority()).pem);
      node.setText(EVENTS_MANIFEST, (text) =>
        text.replace(
          '--trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt',
          '--trusted-ca-file=/etc/kubernetes/pki/etcd/other.crt',
        ),
      );
    },
    finding: 'error trust/leaf-not-signed-by-trust in etcd-events.yaml',
  },
  {
    title: 'if it does not listen at the port',
    edit: (node) => node.replaceFlag('kube-apiserver', 'etcd-servers-overrides', '/events#https://127.0.0.1:2579'),
    finding: 'error connections/handshake-refused in kube-apiserver.yaml',
  },
  {
    title: 'if it does not start',
    edit: (node) => node.setText(EVENTS_MANIFEST, (text) => text.replace('etcd/events.key', 'etcd/none.key')),
    alsoStops: ['etcd, etcd-events.yaml: open /etc/kubernetes/pki/etcd/none.key: no such file or directory'],
    finding: 'error manifests/flag-file-missing in etcd-events.yaml',
  },
  {
    title: 'if kube-apiserver connects to it without TLS',
    edit: (node) => node.replaceFlag('kube-apiserver', 'etcd-servers-overrides', '/events#http://127.0.0.1:2479'),
    finding: 'error connections/handshake-refused in kube-apiserver.yaml',
  },
];

describe('an etcd for events next to the other', () => {
  it('is a server of kube-apiserver, and correct', async () => {
    const report = await inspect();
    assert.deepEqual(toEtcd(report), ['ok, etcd-events.yaml', 'ok, etcd.yaml']);
    assert.deepEqual(
      report.connections.filter(({ kind }) => kind === 'etcd').map((one) => plainText(connectionTitle(one))),
      ['etcd-health-check → etcd', 'kube-apiserver → etcd (etcd-events)', 'kube-apiserver → etcd'],
    );
    assert.deepEqual(stopped(report), []);
    assert.deepEqual(found(report), []);
  });

  it('is unknown if it is on another machine', async () => {
    const report = await inspect((node) => {
      node.files.delete(EVENTS_MANIFEST);
      node.replaceFlag(
        'kube-apiserver',
        'etcd-servers-overrides',
        '/events#https://10.0.0.50:2379;https://10.0.0.51:2379',
      );
    });
    assert.deepEqual(toEtcd(report), ['unknown, ', 'unknown, ', 'ok, etcd.yaml']);
    assert.deepEqual(stopped(report), []);
    assert.deepEqual(found(report), []);
  });

  it('is a version of the other if both listen at the same port', async () => {
    const report = await inspect(async (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-servers-overrides', undefined);
      withCertificate(node, { issuer: await node.otherAuthority() });
      node.setText(EVENTS_MANIFEST, (text) => text.replaceAll(/\b24(79|80|81)\b/g, '23$1'));
    });
    assert.deepEqual(toEtcd(report), ['ok, etcd.yaml']);
  });

  it('has a box in the graph', async () => {
    const boxes = drawGraph(graphSource(await inspect())).picture.frames.flatMap((frame) => frame.boxes);
    assert.deepEqual(
      boxes.flatMap(({ component, subtitle }) => (component === 'etcd' ? plainText(subtitle) : [])),
      ['etcd-events.yaml', 'etcd.yaml'],
    );
  });

  it('has a state and a box if one file sets up both', async () => {
    const report = await inspect((node) => {
      const documents = [ETCD_MANIFEST, EVENTS_MANIFEST].map((path) => node.text(path));
      for (const path of [ETCD_MANIFEST, EVENTS_MANIFEST]) node.files.delete(path);
      node.put('etc/kubernetes/etcd-pods.yaml', documents.join('---\n').replace('etcd/events.key', 'etcd/none.key'));
    });
    assert.deepEqual(toEtcd(report), ['ok, etcd-pods.yaml', 'broken, etcd-pods.yaml']);
    assert.deepEqual(
      componentStates(report).flatMap(({ end, state }) => (end.component === 'etcd' ? [[end.part, state]] : [])),
      [
        [undefined, 'starts'],
        ['etcd-events', 'does not start'],
      ],
    );
    const boxes = drawGraph(graphSource(report)).picture.frames.flatMap((frame) => frame.boxes);
    assert.deepEqual(
      boxes.flatMap(({ component, subtitle, state }) =>
        component === 'etcd' ? [[plainText(subtitle), state !== undefined]] : [],
      ),
      [
        ['etcd-pods.yaml', false],
        ['etcd-pods.yaml (etcd-events)', true],
      ],
    );
  });

  it('runs if the other does not start', async () => {
    const report = await inspect((node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('etcd/server.key', 'etcd/none.key')),
    );
    assert.deepEqual(toEtcd(report), ['ok, etcd-events.yaml', 'broken, etcd.yaml']);
  });

  for (const { title, edit, alsoStops = [], finding } of FAULTS)
    it(`stops kube-apiserver ${title}`, async () => {
      const report = await inspect(edit);
      assert.deepEqual(toEtcd(report), ['broken, etcd-events.yaml', 'ok, etcd.yaml']);
      assert.deepEqual(stopped(report), [...alsoStops, `kube-apiserver, kube-apiserver.yaml: ${WORDS}`]);
      assert.deepEqual(found(report), [finding]);
    });
});
