import assert from 'node:assert/strict';
import { refusalEffect } from '../../../../src/core/connections/causes/refusals.ts';
import type { Certificate } from '../../../../src/core/index.ts';
import type { Party } from '../../../../src/core/model/peerVerification.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { checkNode, only } from '../../../support/checkRule.ts';

const credentials = {
  label: untrusted(''),
  at: { uri: '', span: { start: 0, end: 0 } },
  known: true,
  artifacts: [],
  uri: '',
};

function effect(trustedBy: Party, purpose: 'serverAuth' | 'clientAuth'): string {
  const failure = { kind: 'incompatibleUsage', certificate: {} as Certificate } as const;
  const verification = { domain: 'cluster', purpose, presented: credentials, trusted: credentials, trustedBy } as const;
  return plainText(refusalEffect({ ...verification, presentedBy: 'kube-apiserver' }, failure));
}

describe('refusalEffect', () => {
  it('tells what each kind of peer does', () => {
    assert.match(effect('kubectl', 'serverAuth'), /^kubectl .*tls: failed to verify certificate: x509: /);
    assert.match(effect('kube-apiserver', 'clientAuth'), /^kube-apiserver .*401 Unauthorized.* x509: /);
    assert.match(effect('extension-apiserver', 'clientAuth'), /^extension API servers .*401 Unauthorized/);
    assert.match(effect('etcd', 'clientAuth'), /^etcd (?!.*401).*tls: failed to verify/);
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
