import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-server-bootstrap-unapproved';
const PKI = 'var/lib/kubelet/pki';

function withoutServing(node: NodePki): void {
  for (const path of [...node.files.keys()]) if (path.startsWith(`${PKI}/kubelet-server`)) node.remove(path);
}

describe(RULE, () => {
  it('reports a request that was not approved', async () => {
    const finding = only(await checkNode(RULE, withoutServing, { serverTLSBootstrap: true }));
    assert.deepEqual([finding.path, finding.text], ['var/lib/kubelet/config.yaml', 'true']);
    assert.match(finding.command ?? '', /^kubectl get csr /);
  });

  it('is silent where the certificate is there, and where the folder was not copied', async () => {
    assert.deepEqual((await checkNode(RULE, () => {}, { serverTLSBootstrap: true })).findings, []);
    const { findings } = await checkNode(
      RULE,
      (node) => {
        for (const path of [...node.files.keys()]) if (path.startsWith(`${PKI}/`)) node.remove(path);
      },
      { serverTLSBootstrap: true },
    );
    assert.deepEqual(findings, []);
  });
});
