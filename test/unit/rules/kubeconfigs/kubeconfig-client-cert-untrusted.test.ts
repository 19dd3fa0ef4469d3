import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-client-cert-untrusted';
const CA = 'etc/kubernetes/pki/ca.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the client certificate, with the CA file that does not know its issuer', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      node.replaceCertificate(ADMIN, { issuer: await node.otherAuthority() });
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['untrusted', ADMIN]],
    );
    assert.deepEqual(
      [findings[0]?.slots.leaf, findings[0]?.slots.issuer, findings[0]?.slots.trusted, findings[0]?.slots.list],
      ['kubernetes-admin', 'another-ca', '--client-ca-file kube-apiserver', 'kubernetes'],
    );
  });

  it('reports what comes after the expiry that is logged, also of the client of etcd', async () => {
    const dates = { notBefore: new Date('2025-06-01'), notAfter: new Date('2026-05-20') };
    for (const [path, rule] of [
      [ADMIN, RULE],
      ['etc/kubernetes/pki/apiserver-etcd-client.crt', 'trust/leaf-not-signed-by-trust'],
    ] as const) {
      const { report } = await checkNode(RULE, async (node) => {
        node.replaceCertificate(path, { issuer: await node.otherAuthority(), ...dates });
      });
      const errors = report.findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors.map((one) => one.rule).toSorted(), [rule, 'validity/cert-expired'].toSorted());
      const [other, expired] = errors.toSorted((one) => (one.rule === rule ? -1 : 1));
      assert.deepEqual([other?.breaks, expired?.breaks?.length], [undefined, 1]);
    }
  });

  it('distinguishes two CAs of one name', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      node.replaceCertificate(ADMIN, { issuer: await node.otherAuthority('kubernetes') });
    });
    const { issuer, trusted, list } = findings[0]?.slots ?? {};
    assert.deepEqual([issuer, trusted, list], ['kubernetes', '--client-ca-file kube-apiserver', 'kubernetes']);
  });

  it('distinguishes two CAs whose names differ in a part that is not shown', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      const subject = { commonName: 'kubernetes', organizations: ['Example'] };
      node.replaceCertificate(ADMIN, { issuer: issue({ ...other.spec, subject }) });
    });
    assert.equal(findings[0]?.slots.list, 'kubernetes CN= kubernetes O= Example CN= kubernetes');
  });

  it('is silent where the bundle of the API server knows both', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      node.replaceCertificate(ADMIN, { issuer: other });
      node.put('etc/kubernetes/pki/clients.crt', node.text(CA) + other.pem);
      node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/kubernetes/pki/clients.crt');
    });
    assert.deepEqual(lines, []);
  });
});
