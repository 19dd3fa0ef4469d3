import assert from 'node:assert/strict';
import { describeEncodedAt, type Report } from '../../../../../src/core/index.ts';
import { podClaims, signedToken } from '../../../../support/jwt.ts';
import * as keys from '../../../../support/keyPair.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { base64 } from '../../../../support/pem.ts';
import { rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

describe('describeEncodedAt', () => {
  let report: Report;
  let admin: string;
  let leaf: string;
  let keyText: string;

  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    report = (await inspectFiles(node.files, NOW)).report;
    const text = (path: string) => report.files.get(`${FOLDER_URI}/${path}`)?.text ?? '';
    admin = text('etc/kubernetes/admin.conf');
    leaf = base64(text('etc/kubernetes/pki/apiserver.crt'));
    keyText = text('etc/kubernetes/pki/apiserver.key');
  });

  async function at(text: string, sought: string, path = 'etc/kubernetes/other.txt') {
    const offset = text.indexOf(sought);
    assert.ok(offset >= 0, sought);
    const uri = `${FOLDER_URI}/${path}`;
    const question = { text, uri, offset: offset + 1, report, now: NOW.getTime(), thresholds: THRESHOLDS };
    return rendered(await describeEncodedAt(question));
  }

  it('decodes what kubectl keeps of an object in one long line, only where it is pointed at', async () => {
    const applied = JSON.stringify({
      kind: 'Secret',
      data: { 'tls.crt': leaf, 'tls.key': base64(keyText) },
      type: 'x',
    });
    const text = `metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${applied}\n`;
    assert.equal((await at(text, leaf))?.description.title, 'Certificate "kube-apiserver"');
    assert.equal((await at(text, 'tls.crt'))?.description.title, 'Certificate "kube-apiserver"');
    assert.equal((await at(text, base64(keyText)))?.description.title, 'Private key');
    for (const other of ['kind', 'type', 'last-applied', 'annotations']) assert.equal(await at(text, other), undefined);
  });

  it('decodes a kubeconfig that a Secret holds', async () => {
    const text = `kind: Secret\ndata:\n  value: ${base64(admin)}\n`;
    const place = await at(text, 'value');
    assert.match(place?.description.title ?? '', /^CA "kubernetes", certificate "kubernetes-admin", private key$/);
    assert.deepEqual(
      place?.artifacts.map(({ kind }) => kind),
      ['certificate', 'certificate', 'privateKey'],
    );
    for (const { origin } of place?.artifacts ?? []) {
      assert.equal(text.slice(origin.span.start, origin.span.end), base64(admin));
    }
    assert.match(JSON.stringify(place?.description), /CN=kubernetes \(etc\/kubernetes\/pki\/ca\.crt/);
    assert.match(JSON.stringify(place?.description), /Key of.*\(other\.txt › users\[0\]/);
  });

  it('knows the signers in the workspace, and shows no byte of a key', async () => {
    const beside = await at(leaf, leaf.slice(0, 20), 'etc/kubernetes/pki/ca.crt');
    assert.match(JSON.stringify(beside?.description), /CN=kubernetes \(etc\/kubernetes\/pki\/ca\.crt\)/);
    const key = await at(keyText, 'PRIVATE KEY', 'etc/kubernetes/pki/ca.crt');
    assert.ok(!JSON.stringify(key).includes(keyText.split('\n')[1]?.slice(0, 20) ?? '?'));
  });

  it('shows the files of the workspace that hold and use a certificate in a text outside of it', async () => {
    const place = await at(leaf, leaf.slice(0, 20), 'notes/mail.txt');
    const uses = place?.description.sections.find(({ heading }) => heading === 'In the workspace');
    assert.deepEqual(
      uses?.rows.map(({ label, value }) => [label, value]),
      [['Found in', 'etc/kubernetes/pki/apiserver.crt, used by --tls-cert-file of kube-apiserver']],
    );
    const known = await at(leaf, leaf.slice(0, 20), 'etc/kubernetes/pki/ca.crt');
    assert.ok(known?.description.sections.every(({ heading }) => heading !== 'In the workspace'));
  });

  it('decodes tokens behind a flag and in a header, and shows no signature', async () => {
    const join = 'kubeadm join 10.0.0.10:6443 --token abcdef.0123456789abcdef \\\n';
    assert.equal((await at(join, 'abcdef.'))?.description.title, 'Bootstrap token "abcdef"');
    const { text: token } = signedToken(await keys.key('hover-sa'), podClaims(NOW));
    const place = await at(`curl -H "Authorization: Bearer ${token}"\n`, token);
    assert.match(place?.description.title ?? '', /^Service-account token of/);
    assert.ok(!JSON.stringify(place).includes(token.split('.')[2] ?? '?'));
  });

  it('says nothing of words, hashes and PEM of others', async () => {
    const text = `${'0123456789abcdef'.repeat(4)}\n/usr/share/some/very/long/path/to/a/file\n-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----\n`;
    for (const sought of ['0123', '/usr', 'BEGIN PGP']) assert.equal(await at(text, sought), undefined, sought);
  });

  it('decodes base64 in many lines from any of them', async () => {
    const text = `a: b\nca: |\n${leaf.replaceAll(/.{60}/g, '  $&\n')}\nnext: 1\n`;
    const middle = text.slice(text.length / 2, text.length / 2 + 30).trim();
    assert.equal((await at(text, middle))?.description.title, 'Certificate "kube-apiserver"');
    assert.equal(await at(text, 'next'), undefined);
  });

  it('finds what is encoded amid megabytes of text', async () => {
    const filler = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/ words and more\n'.repeat(100_000);
    const place = await at(`${filler}ca: ${leaf}\n${filler}`, 'ca: ');
    assert.equal(place?.description.title, 'Certificate "kube-apiserver"');
  });
});
