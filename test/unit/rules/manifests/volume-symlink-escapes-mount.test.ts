import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-symlink-escapes-mount';

describe(RULE, () => {
  it('tells a link out of the folder', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.put('opt/pki/front.crt', node.text(`${PKI}/front-proxy-client.crt`));
        node.files.set(`${PKI}/front-proxy-client.crt`, { linkTo: '/opt/pki/front.crt' });
      }),
    );
    assert.equal(finding.messageId, 'escapes');
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.equal(finding.slots.target, '/opt/pki/front.crt');
  });

  it('is silent about a link inside the folder', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put(`${PKI}/real.crt`, node.text(`${PKI}/front-proxy-client.crt`));
      node.files.set(`${PKI}/front-proxy-client.crt`, { linkTo: 'real.crt' });
    });
    assert.deepEqual(lines, []);
  });
});
