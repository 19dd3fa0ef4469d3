import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, describeArtifact, describeContext, plainText } from '../../../../src/core/index.ts';
import type { NameConstraintsSpec } from '../../../support/extensions.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

async function constraintRows(nameConstraints: NameConstraintsSpec | undefined): Promise<readonly string[]> {
  const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  if (nameConstraints) pki.replaceCertificate(APISERVER, { nameConstraints });
  const { report, workspace } = await inspectFiles(pki.files, NOW);
  const [node] = report.nodes;
  const artifact = report.files.get(workspace.uri(APISERVER))?.artifacts[0];
  assert.ok(node && artifact);
  const context = describeContext(node, NOW.getTime(), DEFAULT_SETTINGS);
  const rows = describeArtifact(artifact, context).sections.flatMap((section) => section.rows);
  return rows.flatMap(({ label, value }) =>
    plainText(label).includes('Constraints') ? [`${plainText(label)}: ${plainText(value)}`] : [],
  );
}

describe('the description of a certificate', () => {
  it('has a row for a critical extension that has no other', async () => {
    assert.deepEqual(await constraintRows({ permitted: ['dns:example.com'] }), [
      'Name Constraints: Permitted: DNS:example.com',
    ]);
    assert.deepEqual(await constraintRows(undefined), []);
  });

  it('shows the first lines of a long one', async () => {
    const permitted = Array.from({ length: 9 }, (_, at) => `dns:${at}.example.com` as const);
    const [row] = await constraintRows({ permitted });
    assert.match(row ?? '', / DNS:3\.example\.com, 5 more$/);
  });
});
