import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { slotsOf } from '../../../support/textData.ts';

const RULE = 'manifests/etcd-servers-no-client-cert';

describe(RULE, () => {
  it('reports it at the command where etcd demands one', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
        node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
      }),
    );
    assert.equal(finding.messageId, 'demanded');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.match(finding.code, /certificate required/);
    assert.equal(finding.severity, 'error');
  });

  it('warns where etcd is elsewhere', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => {
          node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
          node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
        },
        { externalEtcd: true },
      ),
    );
    assert.equal(finding.messageId, 'unknown');
    assert.equal(finding.severity, 'warning');
  });

  it('is the one error where the etcd of another node demands one', async () => {
    const control = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    for (const flag of ['etcd-certfile', 'etcd-keyfile']) control.replaceFlag('kube-apiserver', flag, undefined);
    control.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.10:2379');
    const isEtcds = (path: string) => path.includes('/etcd');
    const files = new Map(
      [...control.files].map(([path, file]) => [`${isEtcds(path) ? 'etcd-1' : 'cp-1'}/${path}`, file]),
    );
    const ca = control.files.get('etc/kubernetes/pki/etcd/ca.crt');
    if (ca) files.set('cp-1/etc/kubernetes/pki/etcd/ca.crt', ca);
    const { report, names } = await inspectFiles(files, NOW);
    assert.deepEqual(names, [`${RULE} cp-1/${APISERVER_MANIFEST}`]);
    const [finding] = report.findings.filter(({ rule }) => rule === RULE);
    assert.equal(finding?.severity, 'error');
    assert.equal(slotsOf(finding.message).logged, "tls: client didn't provide a certificate");
  });

  it('leaves half a pair to the rule about it', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined));
    assert.deepEqual(lines, []);
  });

  it('is silent without TLS', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
      node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
    });
    assert.deepEqual(lines, []);
  });
});
