import assert from 'node:assert/strict';
import { refusalEffect } from '../../../../src/core/connections/causes/refusals.ts';
import type { Certificate } from '../../../../src/core/index.ts';
import type { Party } from '../../../../src/core/model/peerVerification.ts';
import type { Text } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { templateOf, valuesIn } from '../../../support/textData.ts';

const credentials = {
  label: untrusted(''),
  at: { uri: '', span: { start: 0, end: 0 } },
  known: true,
  artifacts: [],
  uri: '',
};

function effect(trustedBy: Party, purpose: 'serverAuth' | 'clientAuth'): Text {
  const failure = { kind: 'incompatibleUsage', certificate: {} as Certificate } as const;
  const verification = { domain: 'cluster', purpose, presented: credentials, trusted: credentials, trustedBy } as const;
  return refusalEffect({ ...verification, presentedBy: 'kube-apiserver', evidence: 'configured' }, failure);
}

describe('refusalEffect', () => {
  it('describes the behavior of each kind of peer', () => {
    const x509 = 'x509: certificate specifies an incompatible key usage';
    const tls = `tls: failed to verify certificate: ${x509}`;
    for (const [by, purpose, values, isAnswered] of [
      ['kubectl', 'serverAuth', ['kubectl', tls], false],
      ['kube-apiserver', 'clientAuth', ['kube-apiserver', x509], true],
      ['extension-apiserver', 'clientAuth', [x509], true],
      ['etcd', 'clientAuth', ['etcd', tls], false],
    ] as const) {
      const text = effect(by, purpose);
      assert.deepEqual([valuesIn(text), templateOf(text).includes('401 Unauthorized')], [values, isAnswered], by);
    }
  });

  it('stands at the end of a message', async () => {
    const finding = only(
      await checkNode('trust/leaf-not-signed-by-trust', (node) =>
        node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt'),
      ),
    );
    assert.match(finding.slots.effect ?? '', /^kube-apiserver tls: failed to verify certificate: x509: [^:]*$/);
  });
});
