import assert from 'node:assert/strict';
import { joinArgument } from '../../../../src/core/presentation/describe/joinArgument.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

describe('joinArgument', () => {
  it('is given for the cluster’s CA alone, with and without its file', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const named = async () => {
      const { report } = await inspectFiles(node.files, node.settings.now);
      const views = report.nodes.map(({ view }) => view);
      const found = [...report.files.values()].flatMap(({ artifacts }) =>
        artifacts.flatMap((one) =>
          one.kind === 'certificate' && joinArgument(one.certificate, views) !== undefined
            ? one.origin.uri.slice(one.origin.uri.indexOf('/etc/') + 1)
            : [],
        ),
      );
      return [...new Set(found)].sort();
    };
    const kubeconfigs = ['admin', 'controller-manager', 'kubelet', 'scheduler', 'super-admin'].map(
      (name) => `etc/kubernetes/${name}.conf`,
    );
    assert.deepEqual(
      (await named()).filter((path) => !kubeconfigs.includes(path)),
      ['etc/kubernetes/pki/ca.crt'],
    );
    node.remove('etc/kubernetes/pki/ca.crt');
    assert.ok((await named()).includes('etc/kubernetes/admin.conf'));
  });
});
