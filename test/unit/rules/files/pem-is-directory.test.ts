import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'files/pem-is-directory';

describe(RULE, () => {
  it('reports a directory at the flag', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.remove(APISERVER);
        node.put(`${APISERVER}/keep`, 'x');
      }),
    );
    assert.equal(finding.messageId, 'directory');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.match(finding.code, /is a directory/);
  });

  it('is silent about the folder of static pods that --config of an old kubelet names', async () => {
    const unit = (flags: string) =>
      `[Service]\nExecStart=/usr/bin/kubelet ${flags} --config=/etc/kubernetes/manifests\n`;
    for (const [flags, count] of [
      ['--api-servers=https://10.0.0.10:6443', 0],
      ['--kubeconfig=/etc/kubernetes/kubelet.conf', 1],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => node.put('etc/systemd/system/kubelet.service', unit(flags)));
      assert.equal(findings.length, count, flags);
    }
  });

  it('takes --config for that folder if no release is stated and its name is that of a folder', async () => {
    const { findings } = await checkFiles(RULE, {
      'kubelet.service': '[Service]\nExecStart=/opt/kube/kubelet {{ flags }} --config=/etc/kubernetes/manifests\n',
      'manifests/kube-apiserver.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: kube-apiserver\nspec:\n  containers:\n' +
        '    - name: a\n      image: kube-apiserver:{{ tag }}\n      command: [kube-apiserver, --allow-privileged=true]\n',
    });
    assert.deepEqual(findings, []);
  });

  it('is silent about a data directory', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => node.put('var/lib/etcd/member/snap/db', 'x'))).findings, []);
  });
});
