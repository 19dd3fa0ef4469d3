import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { KUBELET_CURRENT } from '../../../support/faults/fault.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubeconfigs/kubeconfig-file-missing';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';
const KUBELET_CONF = 'etc/kubernetes/kubelet.conf';

describe(RULE, () => {
  const byPath = (path: string) => (text: string) =>
    text.replace(/certificate-authority-data: .*/, `certificate-authority: ${path}`);

  it('reports a path that is not there, relative to the kubeconfig', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.setText(SCHEDULER, byPath('pki/cluster-ca.crt')));
    assert.deepEqual(lines, [`missing ${SCHEDULER} pki/cluster-ca.crt`]);
    assert.match(
      findings[0]?.code ?? '',
      /unable to read certificate-authority \/etc\/kubernetes\/pki\/cluster-ca\.crt for kubernetes due to open \/etc\/kubernetes\/pki\/cluster-ca\.crt/,
    );
  });

  it('reports the file of a token, unless there is a token next to it', async () => {
    const withTokenFile = (more: string) => (text: string) =>
      text.replace(/client-certificate-data: .*\n\s*client-key-data: .*/, `tokenFile: pki/token${more}`);
    const { lines, findings } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, withTokenFile(''));
      node.setText(ADMIN, withTokenFile('\n    token: abc'));
    });
    assert.deepEqual(lines, [`token ${SCHEDULER} pki/token`]);
    assert.match(findings[0]?.code ?? '', /open \/etc\/kubernetes\/pki\/token: no such file or directory/);
  });

  it('is silent about a link of the kubelet next to its target: many tools do not copy links', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.remove(KUBELET_CURRENT))).lines, []);
    const { lines } = await checkNode(RULE, (node) => {
      for (const path of node.files.keys()) if (/kubelet-client-.*\.pem$/.test(path)) node.remove(path);
    });
    assert.deepEqual(lines, [`missing ${KUBELET_CONF} /${KUBELET_CURRENT}`]);
  });

  it('follows a path through the mounts of the pod that reads the kubeconfig', async () => {
    const inPod = (more: (node: NodePki) => void) => (node: NodePki) => {
      node.setText(manifestPath('kube-scheduler'), (text) =>
        text
          .replaceAll('kubeconfig=/etc/kubernetes/scheduler.conf', 'kubeconfig=/config/scheduler.conf')
          .replace('mountPath: /etc/kubernetes/scheduler.conf', 'mountPath: /config')
          .replace('path: /etc/kubernetes/scheduler.conf', 'path: /etc/kubernetes')
          .replace('type: FileOrCreate', 'type: DirectoryOrCreate'),
      );
      node.setText(SCHEDULER, byPath('/config/pki/ca.crt'));
      more(node);
    };
    assert.deepEqual(
      (
        await checkNode(
          RULE,
          inPod(() => {}),
        )
      ).lines,
      [],
    );
    const { lines, findings } = await checkNode(
      RULE,
      inPod((node) => node.setText(SCHEDULER, (text) => text.replace('/config/pki/ca.crt', '/config/pki/none.crt'))),
    );
    assert.deepEqual(lines, [`container ${SCHEDULER} /config/pki/none.crt`]);
    assert.deepEqual(
      [findings[0]?.slots.hostPath, findings[0]?.slots.component],
      ['/etc/kubernetes/pki/none.crt', 'kube-scheduler'],
    );
    assert.match(
      findings[0]?.code ?? '',
      /unable to read.*due to open \/config\/pki\/none\.crt: no such file or directory/s,
    );
  });

  it('reports ~ below any folder', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put('root/dev.conf', byPath('~/ca.crt')(node.text(ADMIN)));
      node.put('root/other.conf', byPath('certs/ca.crt')(node.text(ADMIN)));
    });
    assert.deepEqual(lines, ['home root/dev.conf ~/ca.crt']);
  });

  it('quotes for each file what is logged of it, and of no other', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) => text.replace(/client-(certificate|key)-data: .*/g, 'client-$1: pki/$1.pem')),
    );
    assert.equal(findings.length, 2);
    for (const { code } of findings) assert.equal(code.match(/no such file or directory/g)?.length, 1);
  });

  it("tells the kubelet's pair, which is one file, once", async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) =>
        text.replace(/client-(certificate|key)-data: .*/g, 'client-$1: pki/scheduler.pem'),
      ),
    );
    assert.deepEqual(lines, [`missing ${SCHEDULER} pki/scheduler.pem`]);
    assert.match(findings[0]?.code ?? '', /unable to read client-cert \/etc\/kubernetes\/pki\/scheduler\.pem for/);
    assert.deepEqual(findings[0]?.related, [`${SCHEDULER}: pki/scheduler.pem`]);
  });

  it('is silent about the paths of documents', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, byPath('fake-ca-file'));
      node.setText(ADMIN, byPath('path/to/ca.crt'));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a file that is there, and about one outside of what was copied', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, byPath('pki/ca.crt'));
      node.setText(ADMIN, byPath('/home/admin/ca.crt'));
    });
    assert.deepEqual(lines, []);
  });
});
