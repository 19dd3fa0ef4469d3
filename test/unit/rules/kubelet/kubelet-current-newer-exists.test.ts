import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { KUBELET_CURRENT } from '../../../support/faults/fault.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-current-newer-exists';
const NEWER = 'var/lib/kubelet/pki/kubelet-client-2026-05-20-10-00-00.pem';

function addNewer(node: NodePki, days: number): void {
  const { spec, key } = node.certificate(KUBELET_CURRENT);
  const notAfter = new Date(node.settings.now.getTime() + days * DAY);
  node.put(NEWER, `${issue({ ...spec, serial: 77n, notAfter }).pem}${privateKeyPem(key)}`);
}

describe(RULE, () => {
  it('reports a newer file that is valid', async () => {
    const finding = only(await checkNode(RULE, (node) => addNewer(node, 300)));
    assert.deepEqual(
      [finding.path, finding.text, finding.command],
      [
        'etc/kubernetes/kubelet.conf',
        '/var/lib/kubelet/pki/kubelet-client-current.pem',
        `ln -sf ${NEWER.split('/').at(-1)} /var/lib/kubelet/pki/kubelet-client-current.pem`,
      ],
    );
  });

  it('is silent about one that has expired', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => addNewer(node, -1))).findings, []);
  });
});
