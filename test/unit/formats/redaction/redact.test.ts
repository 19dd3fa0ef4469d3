import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { KEY_MATERIAL, originalOffsets, redact, redactionsOf } from '../../../../src/core/formats/redaction/redact.ts';
import { authority, intermediate } from '../../../support/apiObjects.ts';
import { makeKeys } from '../../../support/keyForms.ts';

const digest = (algorithm: string, encoding: 'hex' | 'base64') => createHash(algorithm).update('a').digest(encoding);
const pairsOf = (hex: string) => (hex.match(/../g) ?? []).join(':');

describe('redact', () => {
  it('takes out a key in every form, wherever it stands', () => {
    for (const { name, forms, pieceIn } of makeKeys()) {
      for (const [form, text] of forms) {
        for (const [before, after] of [
          ['', ''],
          ['--tls-private-key-file=', ' --v=2'],
          ['/etc/kubernetes/pki/', '.key'],
          ['/var/lib/rancher/rke2/server/tls/kube-controller-manager/', '.key'],
          ['0x', '.key'],
          ['NameBefore', ' after'],
          ['{"key": "', '", "name": "x"}'],
        ] as const) {
          const redacted = redact(before + text + after);
          assert.ok(redacted.includes(KEY_MATERIAL), `${name}, ${form}: ${before}`);
          assert.equal(pieceIn(redacted), undefined, `${name}, ${form}: ${before}`);
          assert.ok(redacted.endsWith(after) || form === 'PEM without its last line', `${name}, ${form}: ${redacted}`);
        }
      }
    }
  });

  it('keeps what is public: certificates, requests and public keys in any encoding', async () => {
    const root = await authority('root');
    const ca = await intermediate('issuing', root);
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pems = [
      root.pem,
      ca.pem + root.pem,
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    ];
    for (const pem of pems) {
      const der = Buffer.from(pem.split('-----')[2] ?? '', 'base64');
      const base64 = Buffer.from(pem).toString('base64');
      const forms = [pem, base64, Buffer.from(base64).toString('base64'), der.toString('base64'), der.toString('hex')];
      for (const text of [...forms, pairsOf(der.toString('hex')), pem.replaceAll('\n', '\\n')]) {
        assert.equal(redact(text), text);
      }
    }
  });

  it('keeps digests, identifiers, names and long paths', () => {
    for (const text of [
      `sha256:${digest('sha256', 'hex')}`,
      `registry.k8s.io/kube-apiserver@sha256:${digest('sha256', 'hex')}`,
      `K10${digest('sha256', 'hex')}::server:a1b2`,
      digest('sha512', 'hex'),
      pairsOf(digest('sha512', 'hex')),
      digest('sha256', 'base64'),
      `${digest('sha256', 'hex')} ${digest('sha256', 'hex')} ${digest('sha256', 'hex')}`,
      '/var/lib/kubelet/pods/0b1a6a2c-8d2f-4c43-9f2b-5a0f3f0a7b1d/volumes/kubernetes.io~projected/Kube-Api-Access-x7Kq2',
      'https://0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com',
      'TheLongestCamelCaseNameThatAnyoneEverGaveToAClusterRoleBinding2OfTheirs',
      '--feature-gates=RotateKubeletServerCertificate=true,ServiceAccountTokenJTI=false',
    ]) {
      assert.equal(redact(text), text);
    }
  });

  it('takes a key out that stands behind a certificate', async () => {
    const { pem } = await authority('root');
    const [rsa] = makeKeys();
    const body = rsa?.forms.get('the lines of the body') ?? '';
    const bundle = Buffer.from(pem + (rsa?.forms.get('PEM') ?? '')).toString('base64');
    assert.equal(redact(bundle), KEY_MATERIAL);
    assert.equal(rsa?.pieceIn(redact(`${pem}${body}\n${pem}`)), undefined);
    assert.ok(redact(`${pem}${body}\n${pem}`).includes(pem));
  });

  it('drops the users of URLs and keeps the rest', () => {
    for (const [url, kept] of [
      ['https://admin:S3cret@host:6443/x', 'https://host:6443/x'],
      ['socks5://admin@host:1080', 'socks5://host:1080'],
      ['https://a:1@h:2379,https://h2:2379,http://b:2@h3', 'https://h:2379,https://h2:2379,http://h3'],
      ['--etcd-servers=https://a:b/c@h:2379', '--etcd-servers=https://h:2379'],
      ['https://a:b@c@h', 'https://h'],
    ] as const) {
      assert.equal(redact(url), kept);
    }
    for (const url of ['https://h:2379/a@b', 'https://[::1]:2379/a@b', 'git@github.com:a/b', 'oidc:jane@example.com']) {
      assert.equal(redact(url), url);
    }
  });

  it('tells where each character stood', () => {
    const [rsa] = makeKeys();
    const key = rsa?.forms.get('base64 of DER') ?? '';
    const text = `a=${key};https://u:p@h`;
    const redacted = redact(text);
    const toText = originalOffsets(redacted, redactionsOf(text));
    assert.equal(redacted, `a=${KEY_MATERIAL};https://h`);
    assert.equal(toText(0), 0);
    assert.equal(toText(2), 2);
    assert.equal(toText(2 + KEY_MATERIAL.length - 1), 2 + key.length - 1);
    assert.equal(toText(redacted.indexOf(';')), text.indexOf(';'));
    assert.equal(toText(redacted.length - 1), text.length - 1);
    assert.equal(toText(redacted.length), text.length);
  });

  it('looks at each character a bounded number of times, whatever the text', () => {
    // Each of these made a regular expression try again and again from every place; they must simply end.
    const many = 200_000;
    for (const text of [
      'a'.repeat(many),
      '\\'.repeat(many),
      '-----BEGIN PRIVATE KEY'.repeat(many / 20),
      '-----BEGIN PRIVATE KEY-----'.repeat(many / 20),
      'https://a:b'.repeat(many / 10),
      '://'.repeat(many / 3),
      'ab:'.repeat(many / 3),
      `${'0123456789abcdef'.repeat(many / 16)}g`,
      'MIIE'.repeat(many / 4),
      'Ab1='.repeat(many / 4),
      Buffer.alloc(many / 2, '0\x03\x02\x01\x00').toString('base64'),
    ]) {
      redact(text);
    }
  });
});
