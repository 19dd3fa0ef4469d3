import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import * as der from '../../../support/der.ts';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'files/file-pkcs12-or-jks';

describe(RULE, () => {
  it('reports a PKCS#12 file', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const content = der.sequence(
          der.oid('1.2.840.113549.1.7.1'),
          der.explicit(0, der.octetString(new Uint8Array(40))),
        );
        node.put(APISERVER, der.sequence(der.integer(3n), content));
      }),
    );
    assert.equal(finding.messageId, 'store');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.slots.kind, 'PKCS#12');
  });

  it('reports a JKS file', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.put(APISERVER, Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0)),
      ),
    );
    assert.equal(finding.messageId, 'store');
    assert.equal(finding.slots.kind, 'JKS');
  });

  it('is silent about a key store that nobody names', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put(`${PKI}/java.jks`, Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0)),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves plain DER to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => node.put(APISERVER, node.certificate(APISERVER).der));
    assert.deepEqual(lines, []);
  });
});
