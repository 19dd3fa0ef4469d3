import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/index.ts';
import { copyTitle } from '../../../../src/editor/text/copyTitle.ts';
import { faultById } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

/** The titles for a fault of the kubeadm node. */
async function titlesOf(fault: string): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await faultById(fault).apply(node);
  const { report } = await inspectFiles(node.files, node.settings.now);
  return report.findings.flatMap(({ command }) => (command === undefined ? [] : plainText(copyTitle(command))));
}

describe('the title of copying commands', () => {
  it('names the files that several commands renew, before their number', async () => {
    assert.match((await titlesOf('ca-not-a-ca')).join(), /^Copy Commands That Renew ca\.crt \(\d+\)$/);
    assert.match(
      (await titlesOf('ca-regenerated')).join(),
      /^Copy Commands That Renew admin\.conf, controller-manager\.conf and \d more \(\d+\)$/,
    );
  });

  it('is the command itself if there is one', () => {
    assert.equal(plainText(copyTitle('cp /a /b')), 'Copy "cp /a /b"');
  });

  it('names what is replaced, and else one of the commands', () => {
    const replace = 'mkdir -m 700 /root/x &&\ncp --remove-destination /root/x/sa.pub /etc/kubernetes/pki/sa.pub';
    assert.equal(plainText(copyTitle(replace)), 'Copy Commands That Replace sa.pub (2)');
    assert.equal(plainText(copyTitle('first a &&\nsecond b')), 'Copy Commands Such as "first a" (2)');
  });
});
