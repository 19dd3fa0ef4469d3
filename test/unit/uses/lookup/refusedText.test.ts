import assert from 'node:assert/strict';
import { followingConnections, followingError } from '../../../../src/core/inspection/followingConnections.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { describeConnection } from '../../../../src/core/presentation/describe/describeConnection.ts';
import { refusedText } from '../../../../src/core/uses/lookup/refusedText.ts';
import { APISERVER, ETCD_SERVER } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, type NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function inspect(edit: (node: NodePki) => void, options?: NodeOptions): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

const withoutEtcd = () =>
  inspect((node) => {
    node.replaceCertificate(ETCD_SERVER, { notBefore: days(NOW, -370), notAfter: days(NOW, -5) });
  });

/** The output of the client of each file or component for the connections that follow. */
function printed(report: Report): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    [...followingConnections(report)].map(([connection, stopped]) => [
      connection.from.uri?.split('/').at(-1) ?? connection.from.component,
      contentOf(followingError(connection, stopped)),
    ]),
  );
}

const kubectl = (server: string) =>
  `The connection to the server ${server} was refused - did you specify the right host or port?`;

describe('a connection that nothing listens to', () => {
  it('is refused in the words of each client, with the address that it connects to', async () => {
    const report = await withoutEtcd();
    const refused = 'dial tcp 10.0.0.10:6443: connect: connection refused';
    assert.deepEqual(printed(report), {
      'admin.conf': kubectl('10.0.0.10:6443'),
      'super-admin.conf': kubectl('10.0.0.10:6443'),
      'controller-manager.conf': refused,
      'kubelet.conf': refused,
      'scheduler.conf': refused,
      // It does not start, and prints nothing.
      'kube-apiserver.yaml': undefined,
    });
  });

  it('shows no address for a name, and the port that https implies', async () => {
    const { connections } = await inspect(() => {});
    const to = (client: string, host: string, port?: number) => {
      const own = connections.find(({ kind, from }) => kind === 'api' && from.component === client);
      return own && contentOf(refusedText({ ...own, dialed: { scheme: 'https', host, port } }));
    };
    assert.equal(to('kubectl', '10.0.0.10'), kubectl('10.0.0.10'));
    assert.equal(to('kubectl', 'fd00::1', 6443), kubectl('[fd00::1]:6443'));
    assert.equal(to('kube-scheduler', '10.0.0.10'), 'dial tcp 10.0.0.10:443: connect: connection refused');
    assert.equal(to('kube-scheduler', '::1', 6443), 'dial tcp [::1]:6443: connect: connection refused');
    assert.equal(to('kube-scheduler', 'localhost', 6443), 'connect: connection refused');
  });

  it('is what a client reports of a server that cannot use its files, and the page of the connection shows it', async () => {
    const report = await inspect((node) => node.put(APISERVER, ''));
    const own = report.connections.find(({ from }) => from.component === 'kube-scheduler');
    assert.ok(own?.stopped);
    const rows = describeConnection(own).sections[0]?.rows.map(({ label, value }) => [
      rendered(label),
      rendered(value),
    ]);
    assert.ok(
      rows?.some(
        ([label, value]) =>
          label === 'Client reports' && value === 'dial tcp 10.0.0.10:6443: connect: connection refused',
      ),
    );
  });

  it('is the port that the kubelet listens on, of kube-apiserver', async () => {
    const refused = async (edit: (node: NodePki) => void) => {
      const { connections } = await inspect(edit, { systemdUnit: true });
      const own = connections.find(({ kind }) => kind === 'kubelet');
      return own && contentOf(refusedText(own));
    };
    const whole = (node: NodePki) => node.put('etc/default/kubelet', '');
    assert.equal(await refused(whole), 'dial tcp 10.0.0.10:10250: connect: connection refused');
    assert.equal(
      await refused((node) => {
        whole(node);
        node.setText('var/lib/kubelet/config.yaml', (text) => `${text}port: 10350\n`);
      }),
      'dial tcp 10.0.0.10:10350: connect: connection refused',
    );
    // Part of its configuration was not read.
    assert.equal(await refused(() => {}), 'connect: connection refused');
  });
});
