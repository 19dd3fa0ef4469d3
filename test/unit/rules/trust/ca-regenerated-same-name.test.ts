import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/ca-regenerated-same-name';

describe(RULE, () => {
  it('reports a CA that was regenerated with the same name', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const next = await node.otherAuthority('kubernetes');
        node.setCertificate(`${PKI}/ca.crt`, next);
        node.setKey(`${PKI}/ca.crt`, next.key);
      }),
    );
    assert.equal(finding.messageId, 'otherKey');
    assert.equal(finding.path, `${PKI}/ca.crt`);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${PKI}/ca.crt`));
    assert.equal(finding.slots.issuer, 'kubernetes');
    assert.match(finding.code, /possibly because of/);
  });

  it('is silent where the CA was renewed with its key', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { serial: 42n }));
    assert.deepEqual(lines, []);
  });
});
