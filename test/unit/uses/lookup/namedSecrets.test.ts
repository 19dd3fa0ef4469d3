import assert from 'node:assert/strict';
import { objectsOf } from '../../../../src/core/cluster/nodes/objectDocuments.ts';
import { namedSecrets } from '../../../../src/core/uses/lookup/namedSecrets.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const secret =
  'apiVersion: v1\nkind: Secret\nmetadata: { name: web-tls, namespace: web }\ntype: kubernetes.io/tls\ndata: { tls.crt: "", tls.key: "" }\n';
const ingress =
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web, namespace: web }\nspec:\n  tls:\n  - hosts: [a.example.com]\n    secretName: web-tls\n';

/** The files of the Secrets that the Ingress in a file means. */
async function meantBy(path: string, files: Readonly<Record<string, string>>): Promise<readonly string[] | undefined> {
  const { report } = await inspectFiles(files, NOW);
  for (const { view } of report.nodes) {
    for (const { document } of objectsOf(view, 'tlsServer')) {
      const reference = document.bindings[0]?.secrets[0];
      if (document.uri !== `${FOLDER_URI}/${path}` || !reference) continue;
      return namedSecrets(view, document, reference)?.map((one) => one.secret.uri.slice(FOLDER_URI.length + 1));
    }
  }
  throw new Error(`no Ingress in ${path}`);
}

describe('the Secrets that an Ingress means', () => {
  it('are those nearest to it', async () => {
    const files = { 'one/ingress.yaml': ingress, 'one/secret.yaml': secret, 'two/secret.yaml': secret };
    assert.deepEqual(await meantBy('one/ingress.yaml', files), ['one/secret.yaml']);
  });

  it('are unknown where one layer patches another', async () => {
    const layered = { 'base/ingress.yaml': ingress, 'overlays/test/secret.yaml': secret };
    assert.equal(await meantBy('base/ingress.yaml', layered), undefined);
    const plain = { 'app/ingress.yaml': ingress, 'app/tls/secret.yaml': secret };
    assert.deepEqual(await meantBy('app/ingress.yaml', plain), ['app/tls/secret.yaml']);
  });

  it('are unknown in the folder of another application, if neither has a namespace', async () => {
    const anywhere = (text: string) => text.replace(', namespace: web', '');
    const files = { 'one/ingress.yaml': anywhere(ingress), 'two/secret.yaml': anywhere(secret) };
    assert.equal(await meantBy('one/ingress.yaml', files), undefined);
    assert.deepEqual(await meantBy('one/ingress.yaml', { 'one/ingress.yaml': ingress, 'two/secret.yaml': secret }), [
      'two/secret.yaml',
    ]);
  });
});
