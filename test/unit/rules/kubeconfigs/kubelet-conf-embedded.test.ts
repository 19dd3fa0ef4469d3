import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { KUBERNETES } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const DEAD_END = 'kubelet/kubelet-bootstrap-dead-end';
const RULE = 'kubeconfigs/kubelet-conf-embedded';

describe(RULE, () => {
  it('reports the embedded certificate', async () => {
    const finding = only(await checkNode(RULE, undefined, { kubeletConfEmbedded: true }));
    assert.equal(finding.messageId, 'embedded');
    assert.equal(finding.path, `${KUBERNETES}/kubelet.conf`);
    assert.match(finding.text, /^LS0t/);
  });

  it('names the rotated file instead', async () => {
    assert.deepEqual(await namesAfterFix(RULE, () => {}, { kubeletConfEmbedded: true }), []);
  });

  it('leaves an expired one to the rule about the kubelet that does not start, with the same fix', async () => {
    const expire = (node: NodePki) =>
      void node.replaceCertificate(`${KUBERNETES}/kubelet.conf`, {
        notBefore: days(node.settings.now, -370),
        notAfter: days(node.settings.now, -5),
      });
    const options = { kubeletConfEmbedded: true };
    assert.deepEqual((await checkNode(RULE, expire, options)).findings, []);
    const reported = only(await checkNode(DEAD_END, expire, options));
    assert.ok(reported.related.some((place) => place.startsWith('var/lib/kubelet/pki/kubelet-client-')));
    assert.equal(reported.command, undefined);
    assert.deepEqual(await namesAfterFix(DEAD_END, expire, options), []);
  });

  it('knows the kubeconfig by the flag of a kubelet that rotates', async () => {
    const other = `${KUBERNETES}/node.kubeconfig`;
    const renamed = (rotates: string) =>
      checkNode(
        RULE,
        (node) => {
          node.put(other, node.text(`${KUBERNETES}/kubelet.conf`));
          node.remove(`${KUBERNETES}/kubelet.conf`);
          const dropIn = [...node.files.keys()].find((path) => path.endsWith('10-kubeadm.conf')) ?? '';
          node.setText(dropIn, (text) => text.replace('/etc/kubernetes/kubelet.conf', `/${other}`));
          if (rotates !== 'true') node.setField('var/lib/kubelet/config.yaml', 'rotateCertificates', rotates);
        },
        { kubeletConfEmbedded: true, systemdUnit: true },
      );
    assert.equal(only(await renamed('true')).path, other);
    assert.deepEqual((await renamed('false')).findings, []);
  });

  it('is silent before the kubelet has rotated', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => {
        for (const path of [...node.files.keys()]) if (path.includes('kubelet-client-')) node.files.delete(path);
      },
      { kubeletConfEmbedded: true },
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where kubelet.conf names the file', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
