import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'validity/ca-expired';
const CA = 'etc/kubernetes/pki/ca.crt';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  const KUBECONFIGS = ['admin', 'super-admin', 'controller-manager', 'scheduler', 'kubelet'];

  function expireAuthority(node: NodePki) {
    const expired = node.replaceCertificate(CA, ending(-1));
    for (const name of KUBECONFIGS) node.setKubeconfigAuthority(`etc/kubernetes/${name}.conf`, expired);
    return expired;
  }

  it('reports an expired CA once, with its copies and the leaves it takes down', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => void expireAuthority(node));
    assert.deepEqual(lines, [`expired ${CA} -----BEGIN CERTIFICATE-----`]);
    const related = findings[0]?.related.map((place) => place.split(': ')[0]) ?? [];
    const copies = KUBECONFIGS.map((name) => `etc/kubernetes/${name}.conf`);
    for (const path of [...copies, 'etc/kubernetes/pki/apiserver.crt']) assert.ok(related.includes(path), path);
  });

  it('quotes its own date only: a leaf that has expired besides is reported with the errors about it', async () => {
    const quotes = async (leaf: number | undefined) => {
      const { findings } = await checkNode(RULE, (node) => {
        expireAuthority(node);
        if (leaf !== undefined) {
          node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', ending(leaf));
          node.replaceCertificate('etc/kubernetes/pki/apiserver-kubelet-client.crt', ending(leaf));
        }
      });
      return findings[0]?.code.split('\n').filter((text) => text.includes('current time')) ?? [];
    };
    const own = await quotes(undefined);
    assert.match(own.join(), /is after 2026-05-31T12:00:00Z$/);
    assert.deepEqual(await quotes(-3), []);
  });

  it('says no more of valid certificates where what it signed has expired too', async () => {
    const ca = await authority('old-ca', ending(-10));
    const leaf = await serving(ca, ['old.example.org'], ending(-20));
    const { findings } = await checkFiles(RULE, { 'ca.pem': ca.pem, 'server.pem': leaf.pem }, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['ended', 'ca.pem']],
    );
  });

  it('calls what signed itself and nothing else no CA', async () => {
    const dates = ending(-10);
    const server = await authority('dashboard', { ...dates, keyUsage: undefined });
    const { findings } = await checkFiles(RULE, { 'dashboard.crt': server.pem }, NOW);
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['selfSigned', 'warning']],
    );
    const soon = await authority('dashboard', { ...ending(20, 3650), keyUsage: undefined });
    const evaluated = await checkFiles('validity/ca-expires-soon', { 'dashboard.crt': soon.pem }, NOW);
    assert.deepEqual(
      evaluated.findings.map(({ messageId }) => messageId),
      ['selfSigned'],
    );
  });

  it('is a warning about the CA of a cluster that no context of a kubeconfig names', async () => {
    const ca = base64((await authority('KUBE-CA', ending(-10))).pem);
    const kubeconfig = (context: string) =>
      [
        'apiVersion: v1',
        'kind: Config',
        'clusters:',
        `- {name: old, cluster: {server: "https://10.0.0.1:6443", certificate-authority-data: ${ca}}}`,
        '- {name: new, cluster: {server: "https://10.0.0.2:6443"}}',
        `contexts: [{name: c, context: {cluster: ${context}, user: u}}]`,
        'users: [{name: u, user: {token: abc}}]',
        'current-context: c',
        '',
      ].join('\n');
    for (const [context, want] of [
      ['old', ['ended', 'error']],
      ['new', ['alone', 'warning']],
    ] as const) {
      const { findings } = await checkFiles(RULE, { config: kubeconfig(context) }, NOW);
      assert.deepEqual(
        findings.map(({ messageId, severity }) => [messageId, severity]),
        [want],
      );
    }
  });

  it('is silent where the bundle holds a renewal of the same key', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const valid = node.certificate(CA);
      const expired = node.replaceCertificate(CA, ending(-1));
      node.setCertificate(CA, expired, [valid]);
    });
    assert.deepEqual(lines, []);
  });

  it('leaves an intermediate behind an expired leaf to the leaf', async () => {
    const root = await authority('acme-root');
    const intermediate = await authority('acme-intermediate', { issuer: root, ...ending(-1) });
    const chain = async (left: number) => {
      const leaf = await serving(intermediate, ['shop.example.com'], ending(left, 90));
      return checkFiles(RULE, new Map([['tls.crt', new TextEncoder().encode(leaf.pem + intermediate.pem)]]), NOW);
    };
    assert.deepEqual((await chain(-1)).lines, []);
    assert.equal((await chain(10)).lines.length, 1);
  });

  it('reports a root behind an expired leaf: a new leaf of it is rejected, too', async () => {
    const root = await authority('acme-root', ending(-1));
    const leaf = await serving(root, ['shop.example.com'], ending(-1, 90));
    const chain = new TextEncoder().encode(leaf.pem + root.pem);
    const { findings } = await checkFiles(RULE, new Map([['tls.crt', chain]]), NOW);
    assert.equal(findings.length, 1);
  });

  it('treats self-signed certificates with the same name as unrelated', async () => {
    const dates = ending(-10);
    const [one, other] = await Promise.all([0, 1].map(() => authority('nginxsvc', { ...dates, keyUsage: undefined })));
    const { findings } = await checkFiles(RULE, { 'a/tls.crt': one?.pem ?? '', 'b/tls.crt': other?.pem ?? '' }, NOW);
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['selfSigned', 'selfSigned'],
    );
  });

  it('recognizes a CA as the issuer of a leaf with the same name by the signature', async () => {
    const ca = await authority('kube-ca', ending(-10));
    const leaf = await serving(ca, ['kube-ca'], ending(-10));
    const { findings } = await checkFiles(RULE, { 'ssl/ca.pem': ca.pem, 'ssl/cert.pem': leaf.pem }, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path }) => [path, messageId]),
      [['ssl/ca.pem', 'ended']],
    );
  });
});
