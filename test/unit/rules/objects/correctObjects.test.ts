import assert from 'node:assert/strict';
import {
  apiServiceText,
  authority,
  calls,
  configMapText,
  crdText,
  intermediate,
  NOW,
  pairData,
  secretText,
  serving,
  webhookText,
} from '../../../support/apiObjects.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const HOST = 'policy.apps.svc';

async function namesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await inspectFiles(files, NOW)).names;
}

describe('correct objects', () => {
  it('are a TLS Secret with and without its CA and chain, in data and in stringData', async () => {
    const root = await authority('apps-ca');
    const middle = await intermediate('apps-issuing-ca', root);
    const leaf = await serving(root, ['web.apps.svc']);
    const deep = await serving(middle, ['deep.apps.svc']);
    const self = await serving(undefined, ['self.apps.svc']);
    const plain = { 'tls.crt': leaf.pem, 'tls.key': 'key: {{ .Values.key }}' };
    assert.deepEqual(
      await namesOf({
        'a.yaml': secretText({ data: pairData(leaf) }),
        'b.yaml': secretText({ name: 'b', data: pairData(leaf, { ca: root }) }),
        'c.yaml': secretText({ name: 'c', data: pairData(deep, { ca: root, chain: [middle] }) }),
        'd.yaml': secretText({ name: 'd', data: pairData(deep, { ca: middle, chain: [middle] }) }),
        'e.yaml': secretText({ name: 'e', data: pairData(self, { ca: self }) }),
        'f.yaml': secretText({ name: 'f', stringData: plain }),
      }),
      [],
    );
  });

  it('are Secrets that cert-manager renews, however old the copy, and short-lived ones of its CAs', async () => {
    const annotations = { 'cert-manager.io/certificate-name': 'web' };
    const root = await authority('root', { notBefore: days(NOW, -80), notAfter: days(NOW, 10) });
    const leaf = await serving(root, ['web.apps.svc'], { notBefore: days(NOW, -80), notAfter: days(NOW, 9) });
    assert.deepEqual(await namesOf({ 'a.yaml': secretText({ annotations, data: pairData(leaf, { ca: root }) }) }), []);
  });

  it('are those that something else fills in or decrypts', async () => {
    const secret = secretText({ data: { 'tls.crt': '""', 'tls.key': '""' } });
    const vault = `$ANSIBLE_VAULT;1.1;AES256\n${'6162'.repeat(20)}\n`;
    assert.deepEqual(
      await namesOf({
        'empty.yaml': secret,
        'vault.yaml': secretText({ data: { 'tls.crt': vault, 'tls.key': vault } }),
        'sops.yaml': `${secretText({ data: { 'tls.crt': 'ENC[AES256_GCM,data:x]' } })}sops: { version: 3.9.0 }\n`,
        'sealed.yaml': secret.replace('kind: Secret', 'kind: SealedSecret').replace('v1', 'bitnami.com/v1alpha1'),
        'helm.yaml': secretText({ data: { 'tls.crt': '{{ .Values.crt | b64enc }}' } }),
        'loop.yaml': `${secretText({})}data: {}\n# {{ range .Files.Glob "tls.*" }}\n`,
        'todo.yaml': secretText({ data: { 'tls.crt': 'REPLACE_ME', 'tls.key': '<base64 of the key>' } }),
      }),
      [],
    );
  });

  it('are Opaque Secrets of SSH and PGP keys, key stores and random bytes', async () => {
    const ssh =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----\n';
    const random = Buffer.from(`0\x82${'x'.repeat(60)}`).toString('base64');
    assert.deepEqual(
      await namesOf({
        'ssh.yaml': secretText({ type: 'Opaque', data: { id: base64(ssh), password: random } }),
        'auth.yaml': secretText({ type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': base64(ssh) } }),
      }),
      [],
    );
  });

  it('are ConfigMaps of PGP keys, and CRDs whose schema describes what a certificate looks like', async () => {
    const armor =
      'BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQINBFIpxAABEADEtZ4=\n=syRO\n-----END PGP PUBLIC KEY BLOCK-----\n';
    const prose =
      'Here is an example: \\n ca-bundle.crt: | -----BEGIN CERTIFICATE----- Your CA. -----END CERTIFICATE-----';
    assert.deepEqual(
      await namesOf({
        'a.yaml': configMapText('release-key', 'web', { verifier: `-----${armor}` }),
        'crd.yaml': `${crdText(['url: https://web.example.com'])}  description: "${prose}"\n`,
      }),
      [],
    );
  });

  it('are the public roots in a ConfigMap, of which some have ended and some end soon', async () => {
    const roots: string[] = [];
    for (let at = 0; at < 60; at++)
      roots.push(
        (await authority(`Root ${at}`, { notBefore: days(NOW, -900), notAfter: days(NOW, at * 30 - 60) })).pem,
      );
    assert.deepEqual(
      await namesOf({ 'a.yaml': configMapText('trusted-ca-bundle', 'web', { 'ca-bundle.crt': roots.join('') }) }),
      [],
    );
  });

  it('are ConfigMaps and Secrets with the files of an application that hold PEM in their own way', async () => {
    const ca = await authority('apps-ca');
    const yaml = `tls:\n  ca: |\n${ca.pem.replaceAll(/^(?=.)/gm, '    ')}`;
    const script = 'cat <<EOF\n-----BEGIN CERTIFICATE-----\n$CERT\n-----END CERTIFICATE-----\nEOF\n';
    assert.deepEqual(
      await namesOf({
        'a.yaml': configMapText('app', 'web', {
          'app.yaml': yaml,
          'app.json': `${JSON.stringify({ ca: ca.pem })}\n`,
          run: script,
        }),
        'b.yaml': secretText({ type: 'Opaque', data: { 'app.yaml': base64(yaml) }, stringData: { 'app.yaml': yaml } }),
      }),
      [],
    );
  });

  it('are webhooks, CRDs and APIServices whose bundle somebody else fills in', async () => {
    const certManager = { 'cert-manager.io/inject-ca-from': 'apps/policy' };
    const openShift = { 'service.beta.openshift.io/inject-cabundle': 'true' };
    const root = await authority('apps-ca');
    const secret = secretText({ namespace: 'apps', data: pairData(await serving(root, [HOST]), { ca: root }) });
    assert.deepEqual(
      await namesOf({
        'secret.yaml': secret,
        'absent.yaml': webhookText({ annotations: certManager, config: calls('policy', 'apps') }),
        'empty.yaml': webhookText({ annotations: openShift, config: calls('policy', 'apps', '""') }),
        'placeholder.yaml': webhookText({ annotations: certManager, config: calls('policy', 'apps', 'Cg==') }),
        'certgen.yaml': `${webhookText({ config: calls('policy', 'apps') })}---\nkind: Job\nspec: { image: kube-webhook-certgen }\n`,
        'crd.yaml': crdText(calls('policy', 'apps', 'Cg=='), certManager),
        'api.yaml': apiServiceText(calls('policy', 'apps'), certManager),
        'local.yaml': apiServiceText([]),
      }),
      [],
    );
  });

  it('are manifests of an operator, completed by whoever installs it, and patches', async () => {
    const patch = webhookText({ config: ['caBundle: Cg=='] }).replace(/ {2}(admission|side).*\n/g, '');
    assert.deepEqual(
      await namesOf({
        'manifests.yaml': webhookText({ config: calls('webhook-service', 'system') }),
        'patch.yaml': patch,
        'helm.yaml': webhookText({ config: ['url: https://{{ .Values.host }}/x?y', 'caBundle: {{ .Values.ca }}'] }),
      }),
      [],
    );
  });

  it('are a webhook and an APIService with the bundle that verifies their Secret', async () => {
    const root = await authority('apps-ca');
    const bundle = base64(root.pem);
    assert.deepEqual(
      await namesOf({
        'secret.yaml': secretText({ namespace: 'apps', data: pairData(await serving(root, [HOST])) }),
        'webhook.yaml': webhookText({ config: calls('policy', 'apps', bundle) }),
        'crd.yaml': crdText(calls('policy', 'apps', bundle)),
        'api.yaml': apiServiceText(calls('policy', 'apps', bundle)),
        'url.yaml': webhookText({ config: ['url: https://policy.example.com/x', `caBundle: ${bundle}`] }),
        'bundle.yaml': `kind: ClusterTrustBundle\nspec:\n  trustBundle: |\n${root.pem.replaceAll(/^(?=.)/gm, '    ')}`,
      }),
      [],
    );
  });

  it('are the ConfigMaps of a cluster with the node they were read from', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const before = (await inspectFiles(node.files, node.settings.now)).names;
    const ca = node.text('etc/kubernetes/pki/ca.crt');
    const kubeconfig = `kind: Config\napiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: ${base64(ca)}\n    server: https://x:6443\n  name: ""\n`;
    node.put('dump/root.yaml', configMapText('kube-root-ca.crt', 'default', { 'ca.crt': ca }));
    node.put('dump/info.yaml', configMapText('cluster-info', 'kube-public', { kubeconfig }));
    node.put(
      'dump/auth.yaml',
      configMapText('extension-apiserver-authentication', 'kube-system', {
        'client-ca-file': ca,
        'requestheader-client-ca-file': node.text('etc/kubernetes/pki/front-proxy-ca.crt'),
        'requestheader-allowed-names': '\'["front-proxy-client"]\'',
      }),
    );
    assert.deepEqual((await inspectFiles(node.files, node.settings.now)).names, before);
  });
});
