import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-client-cert-untrusted';
const CA = 'etc/kubernetes/pki/ca.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the client certificate, with the CA file that does not know its issuer', async () => {
    const { said } = await judgeNode(RULE, async (node) => {
      node.replaceCertificate(ADMIN, { issuer: await node.otherAuthority() });
    });
    assert.deepEqual(
      said.map(({ message, path }) => [message, path]),
      [['untrusted', ADMIN]],
    );
    assert.match(
      said[0]?.finding.message ?? '',
      /^"kubernetes-admin" is issued by "another-ca", but --client-ca-file of kube-apiserver trusts only "kubernetes":/,
    );
  });

  it('tells two CAs of one name apart', async () => {
    const { said } = await judgeNode(RULE, async (node) => {
      node.replaceCertificate(ADMIN, { issuer: await node.otherAuthority('kubernetes') });
    });
    assert.match(
      said[0]?.finding.message ?? '',
      /is issued by "kubernetes", but --client-ca-file of kube-apiserver trusts only "kubernetes" with another key:/,
    );
  });

  it('tells two CAs apart that differ in what is not shown of their names', async () => {
    const { said } = await judgeNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      const subject = { commonName: 'kubernetes', organizations: ['Example'] };
      node.replaceCertificate(ADMIN, { issuer: issue({ ...other.spec, subject }) });
    });
    assert.match(
      said[0]?.finding.message ?? '',
      /trusts only "kubernetes" with another full name \(CN=kubernetes, not .*O=Example.*\):/,
    );
  });

  it('is silent where the bundle of the API server knows both', async () => {
    const { lines } = await judgeNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      node.replaceCertificate(ADMIN, { issuer: other });
      node.put('etc/kubernetes/pki/clients.crt', node.text(CA) + other.pem);
      node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/kubernetes/pki/clients.crt');
    });
    assert.deepEqual(lines, []);
  });
});
