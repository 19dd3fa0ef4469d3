import assert from 'node:assert/strict';
import { ADMIN_CONF, APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/san-bad-dns';

describe(RULE, () => {
  it('tells a URL', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:https://api.example.com:6443'] });
      }),
    );
    assert.equal(finding.messageId, 'notAName');
    assert.match(finding.message, /https:\/\/api\.example\.com:6443/);
  });

  it('leaves a host that is dialled to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:https://api.example.com:6443'] });
        node.setField(ADMIN_CONF, 'server', 'https://api.example.com:6443');
      }),
      [],
    );
  });

  it('is silent about underscores', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:api_1.example.com'] });
      }),
      [],
    );
  });
});
