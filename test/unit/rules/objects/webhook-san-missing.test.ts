import assert from 'node:assert/strict';
import { authority, calls, NOW, pairData, secretText, serving, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/webhook-san-missing';

describe(RULE, () => {
  it('reports a certificate with the longer name only, at the Service, and no other rule does', async () => {
    const ca = await authority('apps-ca');
    const leaf = await serving(ca, ['policy.apps.svc.cluster.local']);
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(ca.pem)) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf) }),
    };
    const { lines, findings } = await checkFiles(RULE, files);
    assert.deepEqual(lines, ['unnamed a.yaml policy']);
    assert.match(
      findings[0]?.code ?? '',
      /x509: certificate is valid for policy\.apps\.svc\.cluster\.local, not policy\.apps\.svc/,
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('is silent about the name and a wildcard, and where two Secrets may be meant or none', async () => {
    const ca = await authority('apps-ca');
    const secret = async (name: string, ...names: readonly string[]) =>
      secretText({ name, namespace: 'apps', data: pairData(await serving(ca, names)) });
    const hook = webhookText({ config: calls('policy', 'apps', base64(ca.pem)) });
    const two = { 'b.yaml': await secret('b', 'policy'), 'c.yaml': await secret('c', 'policy.x') };
    const other = secretText({ data: pairData(await serving(ca, ['policy.elsewhere.svc'])) });
    const evaluated = [
      await checkFiles(RULE, { 'a.yaml': hook, 'b.yaml': await secret('b', 'policy.apps.svc') }),
      await checkFiles(RULE, { 'a.yaml': hook, 'b.yaml': await secret('b', '*.apps.svc') }),
      await checkFiles(RULE, { 'a.yaml': hook, ...two }),
      await checkFiles(RULE, { 'a.yaml': hook, 'b.yaml': await secret('b', 'web.apps') }),
      await checkFiles(RULE, { 'a.yaml': hook, 'b.yaml': other }),
    ];
    assert.deepEqual(
      evaluated.map(({ lines }) => lines),
      [[], [], [], [], []],
    );
  });
});
