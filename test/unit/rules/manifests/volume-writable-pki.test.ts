import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-writable-pki';

describe(RULE, () => {
  it('hints at the mount', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) =>
          text.replace(/(mountPath: \/etc\/kubernetes\/pki\n *name: k8s-certs\n) *readOnly: true\n/, '$1'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'writable');
    assert.ok(finding.text.startsWith('mountPath: /etc/kubernetes/pki'));
    assert.equal(finding.severity, 'hint');
  });

  it('hints at it where the folder of the keys has another name', async () => {
    const renamed = (readOnly: string) =>
      checkNode(RULE, (node) => {
        for (const path of [...node.files.keys()]) {
          const file = node.files.get(path);
          if (!path.startsWith(PKI) || !(file instanceof Uint8Array)) continue;
          node.put(path.replace(PKI, 'etc/kubernetes/certs'), file);
          node.remove(path);
        }
        node.setText(APISERVER_MANIFEST, (text) =>
          text
            .replaceAll('/etc/kubernetes/pki', '/etc/kubernetes/certs')
            .replace(/(name: k8s-certs\n) *readOnly: true\n/, `$1${readOnly}`),
        );
      });
    assert.equal(only(await renamed('')).slots.path, '/etc/kubernetes/certs');
    assert.deepEqual((await renamed('      readOnly: true\n')).findings, []);
  });

  it('is silent about folders without keys of the component', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(APISERVER_MANIFEST, (text) =>
        text.replace(/(mountPath: \/etc\/ssl\/certs\n *name: ca-certs\n) *readOnly: true\n/, '$1'),
      ),
    );
    assert.deepEqual(findings, []);
  });

  it('is silent about a volume that is no folder of the node', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setText(APISERVER_MANIFEST, (text) =>
        text
          .replace(/( *)volumeMounts:\n/, '$&$1- mountPath: /tmp\n$1  name: tmp\n')
          .replace(/( *)volumes:\n/, '$&$1- emptyDir: {}\n$1  name: tmp\n'),
      ),
    );
    assert.deepEqual(findings, []);
  });

  it('is silent about etcd', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
