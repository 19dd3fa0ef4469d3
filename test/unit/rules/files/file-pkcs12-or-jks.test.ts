import assert from 'node:assert/strict';
import * as der from '../../../support/der.ts';
import { APISERVER, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'files/file-pkcs12-or-jks';

describe(RULE, () => {
  it('tells a PKCS#12 file', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        const content = der.sequence(
          der.oid('1.2.840.113549.1.7.1'),
          der.explicit(0, der.octetString(new Uint8Array(40))),
        );
        node.put(APISERVER, der.sequence(der.integer(3n), content));
      }),
    );
    assert.equal(finding.messageId, 'store');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.match(finding.message, / PKCS#12 /);
  });

  it('tells a JKS file', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.put(APISERVER, Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0)),
      ),
    );
    assert.equal(finding.messageId, 'store');
    assert.match(finding.message, / JKS /);
  });

  it('is silent about a key store that nobody names', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.put(`${PKI}/java.jks`, Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0)),
      ),
      [],
    );
  });

  it('leaves plain DER to its rule', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => node.put(APISERVER, node.certificate(APISERVER).der)), []);
  });
});
