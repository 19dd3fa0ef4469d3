import assert from 'node:assert/strict';
import { authority, configMapText, intermediate, secretText } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { cacertsText, linkerdValues } from '../../../support/meshText.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/mesh-ca-untrusted';
const RELEASE =
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: linkerd }\nspec:\n  values:\n';

describe(RULE, () => {
  it('reports roots that were created again with the same name', async () => {
    const root = await authority('mesh-root');
    const other = await authority('mesh-root', { key: await key('mesh-root again') });
    const ca = await intermediate('mesh-ca', root);
    const istio = only(await checkFiles(RULE, { 'cacerts.yaml': cacertsText({ ca, roots: [other] }) }));
    assert.deepEqual([istio.messageId, istio.slots.name, istio.related.length], ['istio', 'mesh-ca', 1]);
    assert.match(istio.slots.error ?? '', /^x509: certificate signed by unknown authority/);
    const { lines } = await checkFiles(RULE, {
      'values.yaml': linkerdValues({ ca, roots: [other] }),
      'release.yaml': RELEASE + linkerdValues({ ca, roots: [other] }, '    '),
    });
    assert.deepEqual(
      lines.map((line) => line.split(' ', 2)),
      [
        ['linkerd', 'release.yaml'],
        ['linkerd', 'values.yaml'],
      ],
    );
  });

  it('compares the Secret of Linkerd’s issuer with the ConfigMap of its roots', async () => {
    const root = await authority('root.linkerd.cluster.local');
    const issuer = await intermediate('identity.linkerd.cluster.local', root);
    const data = { 'crt.pem': base64(issuer.pem), 'key.pem': base64(privateKeyPem(issuer.key)) };
    const files = (pem: string, namespace = 'linkerd') => ({
      'issuer.yaml': secretText({ name: 'linkerd-identity-issuer', namespace: 'linkerd', type: 'Opaque', data }),
      'roots.yaml': configMapText('linkerd-identity-trust-roots', namespace, { 'ca-bundle.crt': pem }),
    });
    const { pem } = await authority('root.linkerd.cluster.local', { key: await key('linkerd root again') });
    assert.equal(only(await checkFiles(RULE, files(pem))).path, 'issuer.yaml');
    for (const correct of [files(root.pem), files(pem + root.pem), files(pem, 'linkerd-staging')]) {
      assert.deepEqual((await checkFiles(RULE, correct)).lines, []);
    }
  });

  it('is silent about a CA that is its own root, chains of any length, and values that name no issuer', async () => {
    const root = await authority('mesh-root');
    const middle = await intermediate('mesh-middle', root);
    const ca = await intermediate('mesh-ca', middle);
    const [anchors = ''] = linkerdValues({ ca: root, roots: [root] }).split('identity:\n');
    const { lines } = await checkFiles(RULE, {
      'a/cacerts.yaml': cacertsText({ ca: root, chain: [], roots: [root] }),
      'b/cacerts.yaml': cacertsText({ ca, chain: [ca, middle], roots: [root] }),
      'c/values.yaml': linkerdValues({ ca: middle, roots: [root] }),
      'd/values.yaml': anchors,
    });
    assert.deepEqual(lines, []);
  });
});
