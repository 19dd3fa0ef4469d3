import assert from 'node:assert/strict';
import { type KubernetesContent, readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import type { KubeconfigDocument } from '../../../../src/core/model/documents/kubeconfig.ts';
import { WITHHELD } from '../../../../src/core/model/documents/located.ts';
import type { Span } from '../../../../src/core/model/source/span.ts';
import { authoritySpec, issue } from '../../../support/certificates.ts';
import { key } from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2036-01-01T00:00:00Z');

async function authority(name: string) {
  return issue(authoritySpec(name, await key(`kubeconfig-${name}`, 'ECDSA-P256'), FROM, TO));
}

async function privateKeyPem(): Promise<string> {
  const pair = await key('kubeconfig-user', 'ECDSA-P256');
  return String(pair.privateKey.export({ type: 'sec1', format: 'pem' }));
}

async function read(text: string): Promise<KubernetesContent & { readonly kubeconfig: KubeconfigDocument }> {
  const content = await readDocuments(text, 'file:///any.txt');
  const [kubeconfig] = content.documents;
  assert.ok(kubeconfig?.kind === 'kubeconfig');
  return { ...content, kubeconfig };
}

const withAuthority = (data: string) =>
  `apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster:\n    certificate-authority-data: ${data}\n    server: "https://a:6443"\n`;

function slice(text: string, span: Span | undefined): string {
  return span === undefined ? '(none)' : text.slice(span.start, span.end);
}

describe('kubernetes/kubeconfig', () => {
  it('reads clusters, users and contexts with their places', async () => {
    const text = [
      '# head',
      'apiVersion: v1',
      'kind: Config',
      'current-context: "u@b"',
      'clusters:',
      '- cluster: {server: https://a:6443, insecure-skip-tls-verify: yes}',
      '  name: a',
      '- name: b',
      "  cluster: {server: 'https://b:6443', tls-server-name: kube, proxy-url: socks5://p:1, certificate-authority: pki/ca.crt}",
      'users:',
      '- name: u',
      '  user: {client-certificate: u.crt, client-key: ../u.key, token: s3cret, tokenFile: /t}',
      '- name: v',
      '  user: {exec: {command: aws}}',
      'contexts:',
      '- name: u@b',
      '  context: {cluster: b, user: u}',
      '',
    ].join('\n');
    const { kubeconfig, problems, artifacts } = await read(text);
    assert.deepEqual([problems, artifacts], [[], []]);
    assert.equal(kubeconfig.currentContext?.value, 'u@b');
    assert.equal(slice(text, kubeconfig.currentContext?.span), '"u@b"');
    const [a, b] = kubeconfig.clusters;
    assert.equal(a?.insecureSkipTlsVerify?.value, true);
    assert.equal(slice(text, a?.insecureSkipTlsVerify?.span), 'yes');
    assert.equal(slice(text, b?.server?.span), "'https://b:6443'");
    assert.equal(b?.server?.path, 'clusters[1].cluster.server');
    assert.equal(b?.path, 'clusters[1]');
    assert.equal(b?.tlsServerName?.value, 'kube');
    assert.equal(b?.proxyUrl?.value, 'socks5://p:1');
    assert.equal(b?.certificateAuthority.file?.value, 'pki/ca.crt');
    assert.ok(slice(text, a?.span).startsWith('cluster: {'));
    const [u, v] = kubeconfig.users;
    assert.equal(u?.clientKey.file?.path, 'users[0].user.client-key');
    assert.equal(slice(text, u?.clientKey.file?.span), '../u.key');
    assert.equal(slice(text, u?.token), 's3cret');
    assert.equal(u?.tokenFile?.value, '/t');
    assert.equal(slice(text, v?.otherMethod), 'exec');
    assert.equal(kubeconfig.contexts[0]?.cluster?.value, 'b');
    assert.equal(slice(text, kubeconfig.contexts[0]?.user?.span), 'u');
    assert.doesNotMatch(JSON.stringify(kubeconfig), /s3cret/);
  });

  it('recognizes a kubeconfig by content, without kind, as JSON, and nothing else', async () => {
    const lists = 'clusters: [{name: a, cluster: {}}]\nusers: []\ncontexts: []\n';
    const found = async (text: string) => (await readDocuments(text, 'file:///x')).documents.length;
    assert.equal(await found(lists), 1);
    assert.equal(await found(`kind: Config\n${lists}`), 1);
    assert.equal(await found('{"kind":"Config","apiVersion":"v1",\n\t"clusters":[]}'), 1);
    assert.equal(await found(`kind: Other\n${lists}`), 0);
    assert.equal(await found(`apiVersion: example.org/v1\nkind: Config\n${lists}`), 0);
    assert.equal(await found('users: [{name: x}]\nname: a\n'), 0);
    assert.equal(await found('kind: ConfigMap\napiVersion: v1\n'), 0);
    assert.equal(await found('clusters: {a: 1}\nusers: {b: 2}\n'), 0);
  });

  it('decodes one certificate at the whole scalar', async () => {
    const data = base64((await authority('ca')).pem);
    const text = withAuthority(`"${data}"`);
    const { artifacts, problems, kubeconfig } = await read(text);
    assert.deepEqual(problems, []);
    assert.equal(artifacts.length, 1);
    assert.equal(artifacts[0]?.kind, 'certificate');
    assert.equal(slice(text, artifacts[0]?.origin.span), `"${data}"`);
    assert.deepEqual(
      artifacts[0]?.origin.trail.map(({ kind }) => kind),
      ['yaml', 'base64', 'pem'],
    );
    assert.deepEqual(artifacts[0]?.origin.trail[0], {
      kind: 'yaml',
      path: 'clusters[0].cluster.certificate-authority-data',
    });
    const field = kubeconfig.clusters[0]?.certificateAuthority.data;
    assert.deepEqual(field?.artifacts, artifacts);
    assert.equal(field?.value, data);
  });

  it('places each of several certificates at its own part of the base64', async () => {
    const first = (await authority('ca')).pem;
    const second = (await authority('other')).pem;
    const pem = `${first}# Zürich 😀\n${second}`;
    const data = base64(pem);
    const wrapped = `|\n${(data.match(/.{1,64}/g) ?? []).map((line) => `      ${line}\n`).join('')}`;
    for (const written of [data, `'${data}'`, wrapped.trimEnd()]) {
      const text = withAuthority(written);
      const { artifacts } = await read(text);
      assert.equal(artifacts.length, 2);
      const decoded = artifacts.map(({ origin }) => {
        // A block begins anywhere in a group of four digits: decode from the group its first digit lies in.
        const digitsBefore = slice(text, { start: text.indexOf(data.slice(0, 20)), end: origin.span.start });
        const skip = digitsBefore.replace(/\s/g, '').length;
        const digits = slice(text, origin.span).replace(/\s/g, '').length;
        const from = Math.floor((skip * 3) / 4);
        return Buffer.from(data, 'base64')
          .subarray(from, Math.ceil(((skip + digits) * 3) / 4))
          .toString('utf8');
      });
      assert.ok(decoded[0]?.includes(first.trim()) && !decoded[0].includes('Z'.concat('ü')));
      assert.ok(decoded[1]?.includes(second.trim()) && decoded[1].length < second.length + 4);
    }
  });

  it('never keeps a private key, wherever it is put', async () => {
    const pem = await privateKeyPem();
    const body = pem.replace(/-----[^-]+-----|\s/g, '');
    const raw = `|\n${pem.replace(/^/gm, '      ')}`;
    const values = [
      base64(pem),
      base64(base64(pem)),
      `${base64(pem).slice(0, 90)}!${base64(pem).slice(90)}`,
      `"${base64(pem)}<end>"`,
      body,
      `${body.slice(0, 100)}!${body.slice(100)}`,
      `"${body}\${REST}"`,
      raw,
    ];
    for (const field of ['client-key-data', 'client-certificate-data', 'client-key', 'client-certificate']) {
      for (const value of values) {
        const content = await readDocuments(
          `kind: Config\nusers:\n- name: u\n  user:\n    ${field}: ${value}\n`,
          'f:/x',
        );
        assert.equal(content.documents.length, 1);
        const kept = JSON.stringify(content);
        for (const secret of [base64(pem).slice(60, 88), body.slice(40, 60), base64(base64(pem)).slice(90, 120)]) {
          assert.ok(!kept.includes(secret), `${field}: ${value.slice(0, 12)}`);
        }
      }
    }
  });

  it('keeps the public half of a client key', async () => {
    const text = `kind: Config\nusers:\n- name: u\n  user:\n    client-key-data: ${base64(await privateKeyPem())}\n`;
    const { kubeconfig, artifacts } = await read(text);
    assert.equal(artifacts[0]?.kind, 'privateKey');
    assert.equal(kubeconfig.users[0]?.clientKey.data?.value, WITHHELD);
  });

  it('reports a bad character where it stands, with Go’s offset', async () => {
    const text = withAuthority('"TUlJ*kFB"');
    const { problems, kubeconfig } = await read(text);
    assert.deepEqual(
      problems.map(({ code, yamlPath }) => [code, yamlPath]),
      [['kubeconfig-bad-base64', 'clusters[0].cluster.certificate-authority-data']],
    );
    assert.equal(slice(text, problems[0]?.span), '*');
    assert.equal(problems[0]?.refusal?.text, 'illegal base64 data at input byte 4');
    assert.deepEqual(kubeconfig.clusters[0]?.certificateAuthority.data?.artifacts, []);
  });

  it('distinguishes the kinds of wrong content', async () => {
    const { pem, der } = await authority('ca');
    const cases: readonly (readonly [string, string])[] = [
      [`|\n${pem.replace(/^/gm, '      ').trimEnd()}`, 'kubeconfig-data-is-raw-pem'],
      [base64(base64(pem)), 'kubeconfig-data-double-encoded'],
      ['/etc/kubernetes/pki/ca.crt', 'kubeconfig-data-is-path'],
      ['ca.crt', 'kubeconfig-data-is-path'],
      ['DATA+OMITTED', 'kubeconfig-redacted'],
      ['REDACTED', 'kubeconfig-redacted'],
      ['LS0tLS1CRUdJ...', 'kubeconfig-redacted'],
      [base64('hello, no block here'), 'kubeconfig-data-no-pem'],
      [Buffer.from(der).toString('base64'), 'kubeconfig-data-no-pem'],
    ];
    for (const [value, code] of cases) {
      const { problems } = await read(withAuthority(value));
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
        value.slice(0, 20),
      );
    }
  });

  it('shows a certificate in base64 of DER next to the problem', async () => {
    const { artifacts } = await read(withAuthority(Buffer.from((await authority('ca')).der).toString('base64')));
    assert.equal(artifacts[0]?.kind, 'certificate');
  });

  it('reports a path field that holds the content', async () => {
    const data = base64((await authority('ca')).pem);
    const text = withAuthority(data).replace('certificate-authority-data', 'certificate-authority');
    const { problems, kubeconfig } = await read(text);
    assert.equal(problems[0]?.code, 'kubeconfig-file-holds-base64');
    assert.equal(slice(text, problems[0]?.span), data);
    assert.equal(kubeconfig.clusters[0]?.certificateAuthority.file, undefined);
  });

  it('is silent about templates and empty values', async () => {
    for (const value of [
      '"{{ ca_data }}"',
      `\${CA_DATA}`,
      '<base64-ca>',
      '$CA_DATA',
      '""',
      '~',
      '"ENC[AES256_GCM,x]"',
    ]) {
      const { problems, artifacts } = await read(withAuthority(value));
      assert.deepEqual([problems, artifacts], [[], []], value);
    }
    const { kubeconfig } = await read(withAuthority('""'));
    assert.deepEqual(kubeconfig.clusters[0]?.certificateAuthority, {});
  });

  it('keeps data and file where both are given', async () => {
    const data = base64((await authority('ca')).pem);
    const { kubeconfig } = await read(withAuthority(`${data}\n    certificate-authority: /a/ca.crt`));
    const field = kubeconfig.clusters[0]?.certificateAuthority;
    assert.equal(field?.file?.value, '/a/ca.crt');
    assert.equal(field?.data?.artifacts.length, 1);
  });

  it('is refused as client-go refuses lists and maps of the wrong shape, and values of another type', async () => {
    for (const [rest, error] of [
      ['clusters: [1, {}]', 'number into Go struct field Config.clusters of type v1.NamedCluster'],
      [
        'clusters: [{name: a, cluster: {server: 3}}]',
        'number into Go struct field Cluster.clusters.cluster.server of type string',
      ],
      ['users: {a: b}', 'object into Go struct field Config.users of type []v1.NamedAuthInfo'],
      [
        'clusters: [{cluster: {insecure-skip-tls-verify: "true"}}]',
        'string into Go struct field Cluster.clusters.cluster.insecure-skip-tls-verify of type bool',
      ],
    ] as const) {
      const file = await readDocuments(`apiVersion: v1\nkind: Config\n${rest}\n`, 'file:///any.txt');
      assert.deepEqual(
        file.problems.map(({ code, refusal }) => [code, refusal?.text]),
        [['yaml-syntax', `json: cannot unmarshal ${error}`]],
      );
      assert.deepEqual(file.documents, []);
    }
    const { kubeconfig } = await read('apiVersion: v1\nkind: Config\nusers: ~\ncontexts: [~, {name: a, context: ~}]\n');
    assert.ok(kubeconfig);
  });
});
