import assert from 'node:assert/strict';
import type { Report } from '../../../../src/core/index.ts';
import { APISERVER, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../../support/sniPair.ts';

const NAME = 'api.example.org';

async function inspect(change: (node: NodePki) => void | Promise<void>): Promise<{ report: Report; said: string[] }> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await addSniPair(node, NAME);
  await change(node);
  const { report, names } = await inspectFiles(node.files, node.settings.now);
  return { report, said: [...names] };
}

const dial = (node: NodePki) => node.setField(SCHEDULER_CONF, 'server', `https://${NAME}:6443`);

describe('a serving pair that is chosen by name', () => {
  it('is the one that a client of its name sees', async () => {
    const { report, said } = await inspect(dial);
    assert.deepEqual(said, []);
    const connection = report.connections.find(({ from }) => from.component === 'kube-scheduler');
    assert.equal(connection?.verdict, 'ok');
    assert.equal(
      report.nodes[0]?.view.files.find(({ path }) => path === SNI_CERTIFICATE)?.file.uri,
      connection?.server?.presented?.uri,
    );
  });

  it('is not the one that a client of another name or an address sees', async () => {
    const { said } = await inspect((node) => node.setField(SCHEDULER_CONF, 'server', 'https://other.example.org:6443'));
    assert.deepEqual(said, [`names/kubeconfig-server-not-in-san ${SCHEDULER_CONF}`]);
  });

  it('is silent about a client that trusts the system’s roots', async () => {
    const { report } = await inspect((node) => {
      dial(node);
      node.setText(SCHEDULER_CONF, (text) => text.replace(/^.*certificate-authority-data.*\n/m, ''));
    });
    assert.equal(report.connections.find(({ from }) => from.component === 'kube-scheduler')?.verdict, 'unknown');
  });

  it('takes names off the other certificate', async () => {
    const missing = 'names/apiserver-san-missing-service-name etc/kubernetes/manifests/kube-apiserver.yaml';
    const drop = (node: NodePki) => dropSan(node, APISERVER, 'dns:kubernetes.default.svc');
    assert.deepEqual((await inspect(drop)).said, [missing]);
    const { said } = await inspect(async (node) => {
      drop(node);
      await addSniPair(node, 'kubernetes.default.svc', ':kubernetes.default.svc');
    });
    assert.deepEqual(said, []);
  });

  it('expires, needs its key and its files as any other', async () => {
    const manifest = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    const expired = await inspect((node) => {
      const { now } = node.settings;
      node.replaceCertificate(SNI_CERTIFICATE, { notBefore: days(now, -30), notAfter: days(now, -1) });
    });
    assert.deepEqual(expired.said, [`validity/cert-expired ${SNI_CERTIFICATE}`]);
    const mismatch = await inspect(async (node) => node.setKey(SNI_CERTIFICATE, await key('another', 'ECDSA-P256')));
    assert.deepEqual(mismatch.said, [`keys/cert-key-mismatch ${manifest}`]);
    const missing = await inspect((node) => void node.files.delete(`${PKI}/sni.key`));
    assert.deepEqual(missing.said, [`manifests/flag-file-missing ${manifest}`]);
    const usage = await inspect(
      (node) => void node.replaceCertificate(SNI_CERTIFICATE, { extendedKeyUsage: ['clientAuth'] }),
    );
    assert.deepEqual(usage.said, [`usage/eku-missing-server-auth ${SNI_CERTIFICATE}`]);
  });

  it('is pointed at file by file', async () => {
    const { report } = await inspect((node) => void node.files.delete(`${PKI}/sni.key`));
    const [finding] = report.findings;
    const text = report.files.get(finding?.at.uri ?? '')?.text ?? '';
    assert.equal(text.slice(finding?.at.span.start, finding?.at.span.end), `/${PKI}/sni.key`);
  });
});
