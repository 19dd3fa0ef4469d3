import assert from 'node:assert/strict';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/san-trailing-dot';

describe(RULE, () => {
  it('tells the name', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:api.example.com.'] });
      }),
    );
    assert.equal(finding.messageId, 'dot');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.match(finding.message, /api\.example\.com\./);
    assert.equal(finding.related.length, 1);
  });

  it('leaves a name that is dialled to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, {
          sans: sans.map((san) => (san === 'dns:kubernetes.default' ? 'dns:kubernetes.default.' : san)),
        });
      }),
      [],
    );
  });
});
