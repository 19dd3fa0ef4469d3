import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'names/san-ip-as-dns';

describe(RULE, () => {
  it('reports an address in the DNS names', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { sans = [] } = node.certificate(APISERVER).spec;
        node.replaceCertificate(APISERVER, {
          sans: sans.map((san) => (san === 'ip:10.96.0.1' ? 'dns:10.96.0.1' : san)),
        });
      }),
    );
    assert.equal(finding.messageId, 'asDns');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.equal(finding.slots.addresses, '10.96.0.1');
  });

  it('is silent where the address is an IP name as well', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const { sans = [] } = node.certificate(APISERVER).spec;
      node.replaceCertificate(APISERVER, { sans: ['dns:10.96.0.1', ...sans] });
    });
    assert.deepEqual(lines, []);
  });
});
