import assert from 'node:assert/strict';
import { authority, configMapText, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'objects/tls-secret-expired';

describe(RULE, () => {
  const past = { notBefore: days(NOW, -400), notAfter: days(NOW, -5) };

  it('reports the leaf at its data, and no other rule does', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc'], past);
    const files = { 'a.yaml': secretText({ data: pairData(leaf) }) };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [findings[0]?.slots.name, findings[0]?.slots.secret, findings[0]?.slots.ago],
      ['web.svc', 'web-tls', '5'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('reports a ca.crt of which nothing is valid, and warns about a copy that cert-manager has long renewed', async () => {
    const ca = await authority('ca', past);
    const leaf = await serving(ca, ['web.svc']);
    const old = await serving(await authority('ca'), ['old.svc'], past);
    const annotations = { 'cert-manager.io/certificate-name': 'old' };
    const { findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(leaf, { ca }) }),
      'b.yaml': secretText({ annotations, data: pairData(old) }),
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [
        ['authority', 'error'],
        ['copy', 'warning'],
      ],
    );
  });

  it('warns about the copy of a Secret that a Certificate in the workspace states', async () => {
    const old = await serving(await authority('ca'), ['old.svc'], past);
    const certificate = (name: string) =>
      `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: web\nspec:\n  secretName: ${name}\n  issuerRef:\n    name: ca\n`;
    const severityWith = async (name: string) =>
      (
        await checkFiles(RULE, { 'a.yaml': secretText({ data: pairData(old) }), 'b.yaml': certificate(name) })
      ).findings.map(({ severity }) => severity);
    assert.deepEqual(await severityWith('web-tls'), ['warning']);
    assert.deepEqual(await severityWith('other-tls'), ['error']);
  });

  it('says of a CA and of a client who rejects what', async () => {
    const ca = await authority('ca', past);
    const client = await serving(await authority('ca'), ['client'], { ...past, extendedKeyUsage: ['clientAuth'] });
    const { findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ name: 'signer', data: pairData(ca) }),
      'b.yaml': secretText({ name: 'client', data: pairData(client) }),
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [
        ['signer', 'error'],
        ['client', 'error'],
      ],
    );
  });

  it('says of a self-signed CA that an Ingress serves who rejects the server', async () => {
    const ca = await authority('web.example.com', past);
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n' +
      '  tls:\n    - hosts: [web.example.com]\n      secretName: web-tls\n  rules:\n    - host: web.example.com\n';
    const { findings } = await checkFiles(RULE, { 'a.yaml': secretText({ data: pairData(ca) }), 'b.yaml': ingress });
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['leaf'],
    );
  });

  it('stands for its copies in ConfigMaps, which are in every namespace', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc'], past);
    const copy = (namespace: string) => configMapText('kube-root-ca.crt', namespace, { 'ca.crt': leaf.pem });
    const copies = { 'b.yaml': copy('b'), 'c.yaml': copy('c') };
    assert.deepEqual((await inspectFiles({ ...copies, 'a.yaml': secretText({ data: pairData(leaf) }) }, NOW)).names, [
      `${RULE} a.yaml`,
    ]);
    assert.deepEqual((await inspectFiles(copies, NOW)).names, ['validity/cert-expired b.yaml']);
  });

  it('leaves a copy of a file to the rule about the file, and is silent at the last instant', async () => {
    const leaf = await serving(await authority('ca'), ['web.svc'], past);
    const last = await serving(await authority('ca'), ['now.svc'], { ...past, notAfter: NOW });
    const { lines, names } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(leaf) }),
      'tls.crt': leaf.pem,
      'b.yaml': secretText({ data: pairData(last) }),
    });
    assert.deepEqual(lines, []);
    assert.ok(names.includes('validity/cert-expired tls.crt'));
  });
});
