import assert from 'node:assert/strict';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { slotsOf } from '../../../support/textData.ts';

const RULE = 'connections/scraper-rejects-kubelet';
const PATH = 'etc/kubernetes/addons/metrics-server.yaml';

function manifest(types: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: metrics-server, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: metrics-server
        image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
        args: [--cert-dir=/tmp, "--kubelet-preferred-address-types=${types}"]
`;
}

async function findings(types: string, serverTLSBootstrap = false) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap });
  pki.put(PATH, manifest(types));
  const { report, workspace } = await inspectFiles(pki.files, pki.settings.now);
  return report.findings
    .filter(({ rule }) => rule === RULE)
    .map(({ at, message, messageId, related }) => {
      const { start, end } = at.span;
      return {
        messageId,
        at: `${workspace.path(at.uri)} ${pki.text(PATH).slice(start, end)}`,
        host: slotsOf(message).host,
        related: related.map(({ uri }) => workspace.path(uri)),
      };
    });
}

describe(RULE, () => {
  it('names the address that the certificate lacks', async () => {
    assert.deepEqual(await findings('InternalIP,Hostname'), [
      {
        messageId: 'name',
        at: `${PATH} --cert-dir=/tmp`,
        host: '10.0.0.10',
        related: ['var/lib/kubelet/pki/kubelet.crt', PATH],
      },
    ]);
  });

  it('names the issuer that is not trusted', async () => {
    const [one, ...others] = await findings('Hostname');
    assert.deepEqual([one?.messageId, others], ['authority', []]);
  });

  it('is silent where the cluster signed the certificate', async () => {
    assert.deepEqual(await findings('InternalIP,Hostname', true), []);
  });
});
