import assert from 'node:assert/strict';
import {
  type Connection,
  compareReports,
  createScheduler,
  drawGraph,
  type Report,
} from '../../../../src/core/index.ts';
import { placeToFix } from '../../../../src/core/inspection/rootCauses.ts';
import { shownPicture } from '../../../../src/core/presentation/graph/shownPicture.ts';
import { configMapText } from '../../../support/apiObjects.ts';
import { selfSigned } from '../../../support/authorities.ts';
import { APISERVER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';
import { type NodePki, openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;
const ROOT_CA = 'dump/root.yaml';

async function inspect(edit: (node: NodePki) => unknown): Promise<Report> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

const otherCa = async ({ settings }: NodePki) => (await selfSigned('kubernetes', 'ca-old', settings)).pem;

const ofPods = ({ connections }: Report) => connections.filter(({ from }) => from.component === 'pod');

function only(report: Report): Connection {
  const [connection, ...others] = ofPods(report);
  assert.ok(connection && others.length === 0);
  return connection;
}

/** The rules whose findings explain it, and the file that a click on it opens. */
function explained(report: Report, connection: Connection) {
  const rules = report.findings.flatMap(({ rule, breaks }) => (breaks?.includes(connection.id) ? [rule] : []));
  return [rules, placeToFix(connection, report).uri.split('/').at(-1)];
}

function failureOf({ server }: Connection): string | undefined {
  return server?.outcome?.kind === 'refused' ? server.outcome.failure.kind : undefined;
}

describe('pods as clients of the API server', () => {
  it('are no part of a correct cluster, whether or not it shows what they trust', async () => {
    const shown = await inspect((node) =>
      node.put(
        ROOT_CA,
        configMapText('kube-root-ca.crt', 'default', { 'ca.crt': node.text('etc/kubernetes/pki/ca.crt') }),
      ),
    );
    assert.deepEqual([...ofPods(await inspect(() => {})), ...ofPods(shown)], []);
  });

  it('are not reported where the API server’s certificate has expired: that is about no client', async () => {
    const report = await inspect((node) => node.reissue(APISERVER, { notAfter: new Date(NOW.getTime() - 1000) }));
    assert.ok(report.connections.some(({ verdict }) => verdict === 'broken'));
    assert.deepEqual(ofPods(report), []);
  });

  it('fail at the address of the Service kubernetes if the certificate lacks it', async () => {
    const report = await inspect((node) => dropSan(node, APISERVER, 'ip:10.96.0.1'));
    const connection = only(report);
    assert.deepEqual([connection.host?.value, failureOf(connection)], ['10.96.0.1', 'hostname']);
    assert.deepEqual(explained(report, connection), [
      ['names/apiserver-san-missing-service-ip'],
      'kube-apiserver.yaml',
    ]);
  });

  it('fail by another CA in --root-ca-file, while kube-proxy without a file is unknown', async () => {
    const report = await inspect(async (node) => {
      node.put('etc/kubernetes/pki/old.crt', await otherCa(node));
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/etc/kubernetes/pki/old.crt');
    });
    const connection = only(report);
    assert.equal(failureOf(connection), 'unknownAuthority');
    const proxy = report.connections.find(({ from }) => from.component === 'kube-proxy');
    assert.deepEqual([proxy?.verdict, proxy?.evidence], ['unknown', 'inferred']);
    assert.equal(explained(report, connection)[0]?.length, 1);
  });

  it('fail by another CA in the ConfigMap that they mount if the file of the flag is not known, and the finding stays a warning', async () => {
    const report = await inspect(async (node) => {
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/srv/elsewhere/ca.crt');
      node.put(ROOT_CA, configMapText('kube-root-ca.crt', 'default', { 'ca.crt': await otherCa(node) }));
    });
    const connection = only(report);
    assert.equal(connection.from.uri?.endsWith(ROOT_CA), true);
    assert.equal(failureOf(connection), 'unknownAuthority');
    assert.deepEqual(explained(report, connection), [['objects/root-ca-configmap-stale'], 'root.yaml']);
    assert.deepEqual(
      report.findings.map(({ rule, severity }) => [rule, severity]),
      [
        ['objects/root-ca-configmap-stale', 'warning'],
        ['manifests/flag-file-not-mounted', 'error'],
      ],
    );
  });

  it('are drawn as inferred if only flags show them, and by their file if there is one', async () => {
    const boxOf = (report: Report) => {
      const nodes = report.nodes.map(({ view: { id, label } }) => ({ id, label }));
      const { picture } = drawGraph({ ...report, causes: 0, nodes });
      return shownPicture(picture)
        .frames.flatMap(({ boxes }) => boxes)
        .find(({ component }) => component === 'pod');
    };
    const inferred = boxOf(await inspect((node) => dropSan(node, APISERVER, 'ip:10.96.0.1')));
    assert.deepEqual([inferred?.title, inferred?.isInferred, inferred?.opens], ['Pods', true, false]);
    assert.match(inferred?.sentence ?? '', /1 failing.*Inferred/);
    const written = boxOf(
      await inspect(async (node) => {
        node.replaceFlag('kube-controller-manager', 'root-ca-file', '/srv/elsewhere/ca.crt');
        node.put(ROOT_CA, configMapText('kube-root-ca.crt', 'default', { 'ca.crt': await otherCa(node) }));
      }),
    );
    assert.deepEqual([written?.subtitle, written?.isInferred, written?.opens], ['root.yaml', undefined, true]);
  });

  it('are compared where they fail in one of the states', async () => {
    const [correct, faulty] = [
      await inspect(() => {}),
      await inspect((node) => dropSan(node, APISERVER, 'ip:10.96.0.1')),
    ];
    const verdicts = async (before: Report, after: Report) => {
      const { connections } = await compareReports(before, after, NOW.getTime(), createScheduler());
      const found = connections.filter(({ from }) => from.startsWith('pod'));
      return found.map((one) => [one.before?.verdict, one.after?.verdict]);
    };
    assert.deepEqual(await verdicts(correct, faulty), [['ok', 'broken']]);
    assert.deepEqual(await verdicts(faulty, correct), [['broken', 'ok']]);
    assert.deepEqual(await verdicts(correct, correct), []);
  });
});
