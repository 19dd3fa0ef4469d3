import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'manifests/volume-symlink-escapes-mount';

describe(RULE, () => {
  it('reports a link out of the folder', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.put('opt/pki/front.crt', node.text(`${PKI}/front-proxy-client.crt`));
        node.files.set(`${PKI}/front-proxy-client.crt`, { linkTo: '/opt/pki/front.crt' });
      }),
    );
    assert.equal(finding.messageId, 'escapes');
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.equal(finding.slots.target, '/opt/pki/front.crt');
  });

  it('is silent about a link inside the folder', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put(`${PKI}/real.crt`, node.text(`${PKI}/front-proxy-client.crt`));
      node.files.set(`${PKI}/front-proxy-client.crt`, { linkTo: 'real.crt' });
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a folder that stands for the one that is mounted and for another, as in a copy of a machine’s files', async () => {
    const { files, settings } = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const copy = new Map(
      ['ca.crt', 'apiserver.crt', 'apiserver.key', 'apiserver-kubelet-client.crt', 'apiserver-kubelet-client.key'].map(
        (name) => [`ssl/${name}`, files.get(`${PKI}/${name}`) ?? assert.fail(name)],
      ),
    );
    const pki = '/etc/kubernetes/ssl';
    const flags = [
      'tls-cert-file=apiserver.crt',
      'tls-private-key-file=apiserver.key',
      'client-ca-file=ca.crt',
      'kubelet-client-certificate=apiserver-kubelet-client.crt',
      'kubelet-client-key=apiserver-kubelet-client.key',
    ];
    const lines = flags.map((flag) => `    - --${flag.replace('=', `=${pki}/`)}\n`).join('');
    const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: kube-apiserver\n  namespace: kube-system\nspec:\n  containers:\n  - name: kube-apiserver\n    image: kube-apiserver:v1.5.2\n    command:\n    - kube-apiserver\n${lines}    volumeMounts:\n    - name: ssl\n      mountPath: ${pki}\n  volumes:\n  - name: ssl\n    hostPath:\n      path: /opt/kubernetes/ssl\n`;
    const user = 'apiserver-kubelet-client';
    const conf = `apiVersion: v1\nkind: Config\nclusters:\n- name: a\n  cluster:\n    certificate-authority: ${pki}/ca.crt\n    server: https://10.0.0.1:8443\ncontexts:\n- name: a\n  context: {cluster: a, user: a}\ncurrent-context: a\nusers:\n- name: a\n  user:\n    client-certificate: ${pki}/${user}.crt\n    client-key: ${pki}/${user}.key\n`;
    const text = new TextEncoder();
    copy.set('manifests/apiserver.yaml', text.encode(pod));
    copy.set('ssl/kube.conf', text.encode(conf));
    const { report } = await inspectFiles(copy, settings.now);
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === RULE),
      [],
    );
  });
});
