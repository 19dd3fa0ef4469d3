import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const LINE = `ERROR: Configured cacerts checksum (${'e4'.repeat(32)}) does not match given --ca-checksum (${'C4'.repeat(32)})`;

const AGENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: cattle-cluster-agent, namespace: cattle-system}
spec:
  template:
    spec:
      containers:
      - name: cluster-register
        image: docker.io/rancher/rancher-agent:v2.12.1
        env: [{name: CATTLE_SERVER, value: 'https://rancher.example.com'}, {name: CATTLE_CA_CHECKSUM, value: '${'C4'.repeat(32)}'}]
`;

/** The files of the findings that a line leads to, on a node with a HAProxy that does not start either. */
async function explained(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.put(
    'etc/haproxy/haproxy.cfg',
    'listen kube-api\n    mode tcp\n    bind *:8443\n    server cp-1 10.0.0.10:6443 check check-ssl\n',
  );
  for (const [path, text] of Object.entries(files)) node.put(path, text);
  const { report, workspace } = await inspectFiles(node.files, node.settings.now);
  const [message] = await explainMessages(LINE, { report });
  return (message?.findings ?? []).map(({ at }) => workspace.path(at.uri));
}

describe('the line of an agent of Rancher', () => {
  it('leads to its checksum', async () =>
    assert.deepEqual(await explained({ 'etc/kubernetes/addons/agent.yaml': AGENT }), [
      'etc/kubernetes/addons/agent.yaml',
    ]));

  it('leads to no other end that does not start', async () => assert.deepEqual(await explained({}), []));
});
