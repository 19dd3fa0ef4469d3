import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CSR_FILE, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-expiration-range';
const FLAG = 'cluster-signing-duration';

const onNode = (seconds: number, limit: string | undefined, signerName?: string) =>
  checkNode(RULE, async (node) => {
    if (limit !== undefined) node.replaceFlag('kube-controller-manager', FLAG, limit);
    const spec = [`expirationSeconds: ${seconds}`];
    node.put(CSR_FILE, await clientRequestYaml({ spec, ...(signerName !== undefined && { signerName }) }));
  });

describe(RULE, () => {
  it('reports less than ten minutes', async () => {
    for (const seconds of [599, -1]) {
      const { findings } = await checkRequest(RULE, { spec: [`expirationSeconds: ${seconds}`] });
      assert.deepEqual(
        findings.map(({ messageId, text, severity }) => [messageId, text, severity]),
        [['short', `${seconds}`, 'error']],
      );
    }
  });

  it('reports more than the signer of the node gives', async () => {
    const finding = only(await onNode(172_801, '48h0m0s'));
    assert.equal(finding.severity, 'info');
    assert.deepEqual(
      [finding.slots.seconds, finding.slots.wanted, finding.slots.given, finding.slots.limit],
      ['172801', '2', '2', '172800'],
    );
    assert.deepEqual(finding.related, [`etc/kubernetes/manifests/kube-controller-manager.yaml: 48h0m0s`]);
    assert.deepEqual(
      [
        only(await onNode(2 * 365 * 86_400, undefined)).slots.limit,
        only(await onNode(2 * 365 * 86_400, undefined)).slots.given,
      ],
      ['31536000', '365'],
    );
  });

  it('is silent within the range, without a signer, and about other signers and templates', async () => {
    assert.deepEqual((await checkRequest(RULE, { spec: ['expirationSeconds: 600'] })).lines, []);
    assert.deepEqual((await checkRequest(RULE, { spec: ['expirationSeconds: 99999999'] })).lines, []);
    assert.deepEqual((await checkRequest(RULE, { spec: ['expirationSeconds: "{{ seconds }}"'] })).lines, []);
    assert.deepEqual((await onNode(172_800, '48h')).findings, []);
    assert.deepEqual((await onNode(172_800, '{{ duration }}')).findings, []);
    assert.deepEqual((await onNode(172_800, '24h', 'example.com/client')).findings, []);
  });
});
