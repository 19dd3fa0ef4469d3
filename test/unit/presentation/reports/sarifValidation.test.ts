import assert from 'node:assert/strict';
import { sarifReport } from '../../../../src/core/index.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { DOCUMENTED_RULES } from '../../../support/documentedRules.ts';
import { FAULTS } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { validateSarif } from '../../../support/validateSarif.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CONFIG = 'var/lib/kubelet/config.yaml';

async function logOf(edit: (pki: NodePki) => void | Promise<void>, withSuppressed = false): Promise<string> {
  const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  await edit(pki);
  const { report } = await inspectFiles(pki.files, NOW);
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  return sarifReport({ report, rules: DOCUMENTED_RULES, version: '1.2.3', pathOf, withSuppressed });
}

function anonymous(pki: NodePki, comment = ''): void {
  pki.setText(CONFIG, (text) => text.replace('    enabled: false', `${comment}    enabled: true`));
}

describe('output/sarifReport before the validator', () => {
  it('has nothing held against it, whatever was found, hidden or not read', async () => {
    const logs = new Map([['correct', await logOf(() => {})]]);
    // Each rule once: what differs between two of its findings is their words.
    const faults = new Map(FAULTS.map((fault) => [fault.expect.rule, fault]));
    for (const { id, apply } of faults.values()) logs.set(id.replaceAll('/', '.'), await logOf(apply));
    const hidden = '    # kubernetes-pki-disable-next-line kubelet/kubelet-anonymous-on -- a lab\n';
    logs.set('hidden', await logOf((pki) => anonymous(pki, hidden), true));
    logs.set(
      'odd names',
      await logOf((pki) => {
        pki.put('a folder/50% [x] #1 ünï\u202e.crt', '-----BEGIN CERTIFICATE-----\n');
        pki.put('a folder/large.crt', new Uint8Array(6 * 1024 * 1024));
      }),
    );
    assert.deepEqual(await validateSarif(logs), []);
  });

  it('would be reported', async () => {
    const log = await logOf((pki) => anonymous(pki));
    const spoiled = new Map([
      ['schema', log.replace(/"startLine": \d+/, '"startLine": 0')],
      ['specification', log.replace(/"ruleIndex": \d+/, '"ruleIndex": 99')],
      ['github', log.replace(/"locations": \[[^\]]*\]/, '"locations": []')],
    ]);
    const reported = await validateSarif(spoiled);
    assert.ok(reported.includes('schema.sarif: error JSON1008'), reported.join('\n'));
    assert.ok(reported.includes('specification.sarif: error SARIF1009'), reported.join('\n'));
    assert.ok(reported.includes('github.sarif: error GH1015'), reported.join('\n'));
  });
});
