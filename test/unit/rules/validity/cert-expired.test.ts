import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/cert-expired';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  it('reports a serving certificate at its block, with its flag and the command that renews it', async () => {
    const { lines, said } = await judgeNode(RULE, (node) => void node.replaceCertificate(APISERVER, ending(-5)));
    assert.deepEqual(lines, [`serving ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.match(said[0]?.finding.message ?? '', /“kube-apiserver” expired 5 days ago \(2026-05-27 12:00 UTC\)/);
    assert.equal(said[0]?.finding.command, 'kubeadm certs renew apiserver');
    assert.match(said[0]?.finding.related[0]?.message ?? '', /--tls-cert-file of kube-apiserver/);
  });

  it('reports a client certificate at the data of its kubeconfig', async () => {
    const { said } = await judgeNode(RULE, (node) => void node.replaceCertificate(SCHEDULER, ending(-3)));
    assert.deepEqual(
      said.map(({ message, path, finding }) => [message, path, finding.command]),
      [['apiClient', SCHEDULER, 'kubeadm certs renew scheduler.conf']],
    );
  });

  it('tells what etcd does, and only warns about a file that nothing names', async () => {
    const { said } = await judgeNode(RULE, (node) => {
      node.replaceCertificate('etc/kubernetes/pki/apiserver-etcd-client.crt', ending(-1));
      node.put('etc/kubernetes/pki/left-over.crt', node.replaceCertificate(APISERVER, ending(-400)).pem);
      node.replaceCertificate(APISERVER, ending(300));
    });
    assert.deepEqual(
      said.map(({ message, finding }) => [message, finding.severity]),
      [
        ['etcdClient', 'error'],
        ['unused', 'warning'],
      ],
    );
  });

  it('is silent at the last instant, about archived copies and about dated files the kubelet left behind', async () => {
    const { lines } = await judgeNode(RULE, (node) => {
      node.put(`${APISERVER}.old`, node.replaceCertificate(APISERVER, ending(-5)).pem);
      node.put('var/lib/kubelet/pki/kubelet-client-2025-01-01-00-00-00.pem', node.text(APISERVER));
      node.replaceCertificate(APISERVER, ending(0));
    });
    assert.deepEqual(lines, []);
  });
});
