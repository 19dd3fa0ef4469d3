import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const decoded = (text: string) => Buffer.from(text, 'base64').toString();

const RULE = 'trust/ca-regenerated-same-name';

describe(RULE, () => {
  it('reports a CA that was regenerated with the same name', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const next = await node.otherAuthority('kubernetes');
        node.setCertificate(`${PKI}/ca.crt`, next);
        node.setKey(`${PKI}/ca.crt`, next.key);
      }),
    );
    assert.equal(finding.messageId, 'otherKey');
    assert.equal(finding.path, `${PKI}/ca.crt`);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${PKI}/ca.crt`));
    assert.equal(finding.slots.issuer, 'kubernetes');
    assert.match(finding.code, /possibly because of/);
  });

  it('is silent where the CA was renewed with its key', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { serial: 42n }));
    assert.deepEqual(lines, []);
  });

  describe('in a kubeconfig alone', () => {
    const NAMES = [
      ['admin.conf', 'other.conf'],
      ['zone.conf', 'admin.conf'],
      ['a.conf', 'b.conf'],
      ['b.conf', 'a.conf'],
    ] as const;

    /** The kubeconfig of an administrator, right and with a CA of the name. */
    async function kubeconfigs(name = 'kubernetes'): Promise<readonly [right: string, wrong: string]> {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const right = node.text(ADMIN_CONF);
      node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority(name));
      return [right, node.text(ADMIN_CONF)];
    }

    it('warns of the CA that did not sign the client certificate', async () => {
      const [, wrong] = await kubeconfigs();
      const finding = only(await checkFiles(RULE, { config: wrong }, NOW));
      assert.deepEqual([finding.messageId, finding.severity], ['otherIssuer', 'warning']);
      assert.match(finding.text, /^LS0tLS1CRUdJTi/);
    });

    it('warns of it in the same file, whatever the names of two are', async () => {
      const [right, wrong] = await kubeconfigs();
      for (const [good, bad] of NAMES) {
        const { names } = await inspectFiles({ [good]: right, [bad]: wrong }, NOW);
        assert.deepEqual(
          names.map((name) => name.replace(/.* /, '')),
          [bad],
        );
      }
    });

    it('looks at each context of a merged kubeconfig', async () => {
      const [right, wrong] = await kubeconfigs();
      const merged = wrong.replace('current-context: kubernetes-admin@kubernetes', 'current-context: none');
      assert.notEqual(merged, wrong);
      assert.equal(only(await checkFiles(RULE, { 'merged.conf': merged }, NOW)).messageId, 'otherIssuer');
      assert.deepEqual((await checkFiles(RULE, { config: right }, NOW)).lines, []);
    });

    it('is silent about a CA of another name, as k3s and OpenShift have for servers', async () => {
      const [, wrong] = await kubeconfigs('k3s-server-ca');
      assert.deepEqual((await inspectFiles({ config: wrong }, NOW)).names, []);
    });

    it('is silent while the cluster is rotated, and where the server is not verified', async () => {
      const [right, wrong] = await kubeconfigs();
      const dataOf = (text: string) => /certificate-authority-data: (\S+)/.exec(text)?.[1] ?? '';
      const both = base64(`${decoded(dataOf(wrong))}${decoded(dataOf(right))}`);
      assert.deepEqual((await inspectFiles({ config: wrong.replace(dataOf(wrong), both) }, NOW)).names, []);
      const plain = wrong.replace(/server: https/, 'server: http');
      assert.deepEqual((await checkFiles(RULE, { config: plain }, NOW)).lines, []);
    });
  });
});
